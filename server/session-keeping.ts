/** Opens the medium, changes it while requests run, counts its sessions and tidies it up. */
import type { Secrets } from './defence/secrets.ts';
import type { Standstill } from './gate/standstill.ts';
import type { HistoryKeeper, Stand } from './history/history.ts';
import { recordOrders, recordStore } from './history/record-changes.ts';
import type { Observer } from './inspector/inspector.ts';
import { observeStore } from './inspector/observe-store.ts';
import type { GoneReason, Medium, SessionKey } from './inspector/records.ts';
import type { Epoch } from './passage.ts';
import { withDeadline } from './session/deadline-store.ts';
import { makeSessionStation } from './session/open-session.ts';
import { EpochKeeper } from './settings/epoch-keeper.ts';
import type { Settings } from './settings/settings.ts';
import { copyContents, countContents, dropCarried, type MediumPlan } from './store/carry-over.ts';
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
  readonly history: HistoryKeeper;
  readonly standstill: Standstill;
  readonly wrapStore: (store: SessionStore) => SessionStore;
}

/** What a round of tidying found. */
export interface TidyReport {
  /** Expired sessions that were removed. */
  readonly gone: readonly SessionKey[];
  /** Live sessions that stayed. */
  readonly stayed: number;
}

export class SessionKeeping {
  readonly epochs: EpochKeeper;
  readonly #parts: KeepingParts;
  #opened: OpenedStore;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;
  #changing: Promise<unknown> = Promise.resolve();
  #tidying: Promise<unknown> = Promise.resolve();

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

  /**
   * One change after the other.
   * @param carry takes all sessions and orders along when the medium changes, while new requests wait outside
   * @throws StoreFailed when the new medium cannot be opened or filled, StillBusy: the old one then stays
   */
  change(settings: Settings, carry = false): Promise<void> {
    return this.#inTurn(() => this.#apply(settings, carry));
  }

  /** What a change of medium would do. Opens the other one to look. @throws StoreFailed when it cannot be opened */
  plan(to: Medium): Promise<MediumPlan> {
    return this.#inTurn(async () => {
      const { settings } = this.epochs.current;
      const carried = await countContents(this.#opened);
      const plan = { from: settings.medium, to, carried, keptBehind: settings.medium !== 'memory' };
      if (to === settings.medium) return { ...plan, waiting: { sessions: 0, orders: 0 } };
      const other = await openMedium(this.#parts, { ...settings, medium: to });
      try {
        return { ...plan, waiting: await countContents(other) };
      } finally {
        await closeMedium(other);
      }
    });
  }

  /** While the world stands still for a change, there is nothing to tidy: the next round does it. */
  tidy(): Promise<TidyReport> {
    const tidied = this.#parts.standstill.isOn ? Promise.resolve([]) : this.store.tidy();
    const report = tidied.then(async (gone) => {
      await this.#recount();
      return { gone, stayed: this.#count };
    });
    this.#tidying = report.catch(() => undefined);
    return report;
  }

  /** Begins to keep a history; see HistoryKeeper. @throws StillBusy, StoreFailed */
  startHistory(): Promise<void> {
    return this.#alone(() => this.#parts.history.start(this.store, this.epochs.current.orders));
  }

  /** The medium was opened anew: the history finds out what is different. @throws StillBusy, StoreFailed */
  resyncHistory(): Promise<void> {
    return this.#alone(() => this.#parts.history.resync(this.store, this.epochs.current.orders));
  }

  /**
   * Puts store and orders as they were at `stand`.
   * @param before is called when nobody is inside any more, @param then with the settings of then when they differ
   * @throws BadRewind, StillBusy, StoreFailed: nothing has changed then
   */
  travel(stand: Stand, before: () => void, then: (settings: Settings | null) => void): Promise<void> {
    return this.#alone(async () => {
      before();
      then(await this.#parts.history.travel(stand, this.store, this.epochs.current.orders));
      await this.#recount();
    });
  }

  /** Other settings at once, with the same medium: for those that a rewind brings back. */
  adopt(settings: Settings): void {
    this.#schedule(settings);
    this.epochs.replace(this.#makeEpoch(settings, this.#opened));
  }

  /** `work` when all requests inside are over, while new ones wait outside. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#parts.standstill.during(() => this.#idle(), work));
  }

  async #idle(): Promise<void> {
    await this.#tidying;
    await this.epochs.idle();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
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

  async #apply(settings: Settings, carry: boolean): Promise<void> {
    if (settings.medium === this.epochs.current.settings.medium) {
      this.adopt(settings);
      return;
    }
    const opened = await openMedium(this.#parts, settings);
    const left = this.#opened;
    const { standstill, history, observer, warn } = this.#parts;
    let carried: readonly SessionKey[] = [];
    let emptied: Promise<void> = Promise.resolve();
    const move = async () => {
      if (carry) carried = await copyContents(left, opened);
      this.#opened = opened;
      this.#schedule(settings);
      emptied = this.epochs.leaveFor(this.#makeEpoch(settings, opened));
      await history.resync(this.store, this.epochs.current.orders);
    };
    try {
      await (carry || history.isRecording ? standstill.during(() => this.#idle(), move) : move());
    } catch (error) {
      if (this.#opened !== opened) await closeMedium(opened);
      throw error;
    }
    await this.#recount();
    observer.tell({ kind: 'reset' });
    await emptied;
    if (carry) {
      await dropCarried(left, carried).catch((error: Error) =>
        warn(`What was carried over could not be removed from the old medium: ${error.message}`),
      );
    }
    await closeMedium(left);
  }

  #makeEpoch(settings: Settings, { store, orders }: OpenedStore): Epoch {
    const { observer, history, secrets, now } = this.#parts;
    const observed = observeStore(recordStore(withDeadline(store, settings.storeDeadline), history), {
      get isHeard() {
        return observer.isHeard;
      },
      row: (row) => observer.tell({ kind: 'row', row }),
      gone: (key, why) => this.#noteGone(key, why),
      made: () => {
        this.#count += 1;
      },
    });
    const recorded = recordOrders(orders, history);
    const book: OrderBook = {
      ...recorded,
      place: async (token, order, endSession) => {
        const placed = await recorded.place(token, order, endSession);
        // The book ends the session in one step with the order, past the observed store.
        if (endSession !== null && placed.fresh) this.#noteGone(endSession, 'destroyed');
        return placed;
      },
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
