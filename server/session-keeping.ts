/** Opens the medium, changes it while requests run, counts its sessions and tidies it up. */
import type { Secrets } from './defence/secrets.ts';
import type { Observer } from './inspector/inspector.ts';
import { observeStore } from './inspector/observe-store.ts';
import type { GoneReason, SessionKey } from './inspector/records.ts';
import type { Epoch } from './passage.ts';
import { withDeadline } from './session/deadline-store.ts';
import { makeSessionStation } from './session/open-session.ts';
import { EpochKeeper } from './settings/epoch-keeper.ts';
import type { Settings } from './settings/settings.ts';
import { type OpenedStore, openStore, type StoreOptions } from './store/open-store.ts';
import type { OrderBook } from './store/orders.ts';
import type { SessionStore } from './store/store.ts';

export interface KeepingParts {
  readonly settings: Settings;
  readonly storeOptions: StoreOptions;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
  readonly observer: Observer;
  readonly wrapStore: (store: SessionStore) => SessionStore;
}

export class SessionKeeping {
  readonly epochs: EpochKeeper;
  readonly #parts: KeepingParts;
  #opened: OpenedStore;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(parts: KeepingParts, opened: OpenedStore) {
    this.#parts = parts;
    this.#opened = opened;
    this.epochs = new EpochKeeper(this.#makeEpoch(parts.settings, opened));
    this.#schedule(parts.settings);
  }

  /** @throws StoreFailed with one plain sentence */
  static async open(parts: KeepingParts): Promise<SessionKeeping> {
    const opened = await openMedium(parts, parts.settings);
    const keeping = new SessionKeeping(parts, opened);
    await keeping.#recount();
    return keeping;
  }

  /** The store as requests use it: observed, and with a deadline. */
  get store(): SessionStore {
    return this.epochs.current.store;
  }

  /** Live sessions, as far as counted: exact after each tidying, between them kept up by what is made and ended. */
  get count(): number {
    return this.#count;
  }

  /** One change after the other. @throws StoreFailed when the new medium cannot be opened: the old one then stays */
  change(settings: Settings): Promise<void> {
    const change = this.#changing.then(() => this.#apply(settings));
    this.#changing = change.catch(() => undefined);
    return change;
  }

  async tidy(): Promise<number> {
    const keys = await this.store.tidy();
    await this.#recount();
    return keys.length;
  }

  async forgetAll(): Promise<void> {
    await this.store.clear();
    await this.epochs.current.orders.clear();
    this.#count = 0;
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#changing;
    await this.epochs.idle();
    await closeMedium(this.#opened);
  }

  async #apply(settings: Settings): Promise<void> {
    this.#schedule(settings);
    if (settings.medium === this.epochs.current.settings.medium) {
      this.epochs.replace(this.#makeEpoch(settings, this.#opened));
      return;
    }
    const opened = await openMedium(this.#parts, settings);
    const left = this.#opened;
    this.#opened = opened;
    const empty = this.epochs.leaveFor(this.#makeEpoch(settings, opened));
    await this.#recount();
    this.#parts.observer.tell({ kind: 'reset' });
    await empty;
    await closeMedium(left);
  }

  #makeEpoch(settings: Settings, { store, orders }: OpenedStore): Epoch {
    const { observer, secrets, now } = this.#parts;
    const observed = observeStore(withDeadline(store, settings.storeDeadline), {
      get isHeard() {
        return observer.isHeard;
      },
      row: (row) => observer.tell({ kind: 'row', row }),
      gone: (key, why) => this.#noteGone(key, why),
      made: () => {
        this.#count += 1;
      },
    });
    const book: OrderBook = {
      place: async (token, order, endSession) => {
        const placed = await orders.place(token, order, endSession);
        // The book ends the session in one step with the order, past the observed store.
        if (endSession !== null && placed.fresh) this.#noteGone(endSession, 'destroyed');
        return placed;
      },
      numberOf: (token) => orders.numberOf(token),
      find: (number) => orders.find(number),
      clear: () => orders.clear(),
      close: () => orders.close(),
    };
    return {
      settings,
      store: observed,
      orders: book,
      openSession: makeSessionStation(observed, settings, secrets, now),
    };
  }

  #noteGone(key: SessionKey, why: GoneReason): void {
    this.#count = Math.max(0, this.#count - 1);
    this.#parts.observer.tellGone(key, why);
  }

  #schedule({ tidyEvery }: Settings): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.tidy().catch((error: Error) => this.#parts.warn(`Tidying up failed: ${error.message}`));
    }, tidyEvery);
    this.#timer.unref();
  }

  async #recount(): Promise<void> {
    this.#count = await this.store.count();
  }
}

async function openMedium(
  { storeOptions, now, warn, wrapStore }: KeepingParts,
  { medium }: Settings,
): Promise<OpenedStore> {
  const { store, orders } = await openStore(medium, storeOptions, { now, warn });
  return { store: wrapStore(store), orders };
}

async function closeMedium({ orders, store }: OpenedStore): Promise<void> {
  await orders.close();
  await store.close();
}
