/** Opens the medium, changes it while requests run, counts its sessions and tidies it up. */
import type { Secrets } from './defence/secrets.ts';
import type { Checkpoint, HistoryRecorder } from './history/history.ts';
import { recordOrders, recordStore } from './history/record-changes.ts';
import type { Observer } from './inspector/inspector.ts';
import { observeStore } from './inspector/observe-store.ts';
import type { GoneReason } from './inspector/records.ts';
import type { Quiescer } from './quiesce.ts';
import { makeSessionMiddleware } from './session/open-session.ts';
import type { Medium, SessionKey } from './session-types.ts';
import { type SettingsGeneration, SettingsGenerations } from './settings/generations.ts';
import type { Settings } from './settings/settings.ts';
import { copyContents, countContents, dropCarried, type MediumPlan } from './store/carry-over.ts';
import { limitTime } from './store/deadline-store.ts';
import type { OpenedStore, StoreOptions } from './store/medium.ts';
import { openStore } from './store/open-store.ts';
import type { OrderBook } from './store/orders.ts';
import { collect } from './store/slices.ts';
import type { SessionStore } from './store/store.ts';

export interface StoreLifecycleDeps {
  readonly settings: Settings;
  readonly storeOptions: StoreOptions;
  readonly secrets: Secrets;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
  readonly observer: Observer;
  readonly history: HistoryRecorder;
  readonly quiescer: Quiescer;
  readonly wrapStore: (opened: OpenedStore) => OpenedStore;
}

/** What a round of tidying found. */
export interface TidyReport {
  /** Expired sessions that were removed. */
  readonly gone: readonly SessionKey[];
  /** Live sessions that stayed. */
  readonly stayed: number;
}

export class StoreLifecycle {
  readonly generations: SettingsGenerations;
  readonly #deps: StoreLifecycleDeps;
  #opened: OpenedStore;
  #count = 0;
  #timer: NodeJS.Timeout | null = null;
  #changing: Promise<unknown> = Promise.resolve();
  #tidying: Promise<unknown> = Promise.resolve();

  private constructor(deps: StoreLifecycleDeps, opened: OpenedStore) {
    this.#deps = deps;
    this.#opened = opened;
    this.generations = new SettingsGenerations(this.#makeGeneration(deps.settings, opened));
    this.#schedule(deps.settings);
  }

  /** @throws StoreFailed with one plain sentence */
  static async open(deps: StoreLifecycleDeps): Promise<StoreLifecycle> {
    const opened = await openMedium(deps, deps.settings);
    const lifecycle = new StoreLifecycle(deps, opened);
    await lifecycle.#recount();
    return lifecycle;
  }

  /** The store as requests use it: observed, and with a deadline. */
  get store(): SessionStore {
    return this.generations.current.store;
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
      const { settings } = this.generations.current;
      const carried = await countContents(this.#opened);
      const plan = { from: settings.medium, to, carried, keptBehind: settings.medium !== 'memory' };
      if (to === settings.medium) return { ...plan, waiting: { sessions: 0, orders: 0 } };
      const other = await openMedium(this.#deps, { ...settings, medium: to });
      try {
        return { ...plan, waiting: await countContents(other) };
      } finally {
        await closeMedium(other);
      }
    });
  }

  /** While everything is at rest for a change, there is nothing to tidy: the next round does it. */
  tidy(): Promise<TidyReport> {
    const tidied = this.#deps.quiescer.isOn ? Promise.resolve([]) : collect(this.store.tidy());
    const report = tidied.then(async (gone) => {
      await this.#recount();
      return { gone, stayed: this.#count };
    });
    this.#tidying = report.catch(() => undefined);
    return report;
  }

  /** Begins to keep a history; see HistoryRecorder. @throws StillBusy, StoreFailed */
  startHistory(): Promise<void> {
    return this.#alone(() => this.#deps.history.start(this.store, this.generations.current.orders));
  }

  /** The medium was opened anew: the history finds out what is different. @throws StillBusy, StoreFailed */
  resyncHistory(): Promise<void> {
    return this.#alone(() => this.#deps.history.resync(this.store, this.generations.current.orders));
  }

  /**
   * Puts store and orders as they were at `checkpoint`.
   * @param before is called when nobody is inside any more, @param then with the settings of then when they differ
   * @throws BadRewind, StillBusy, StoreFailed: nothing has changed then
   */
  travel(checkpoint: Checkpoint, before: () => void, then: (settings: Settings | null) => void): Promise<void> {
    return this.#alone(async () => {
      before();
      then(await this.#deps.history.travel(checkpoint, this.store, this.generations.current.orders));
      await this.#recount();
    });
  }

  /** Other settings at once, with the same medium: for those that a rewind brings back. */
  adopt(settings: Settings): void {
    this.#schedule(settings);
    this.generations.replace(this.#makeGeneration(settings, this.#opened));
  }

  /** `work` when all requests inside are over, while new ones wait outside. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#deps.quiescer.during(() => this.#idle(), work));
  }

  async #idle(): Promise<void> {
    await this.#tidying;
    await this.generations.idle();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
  }

  async forgetAll(): Promise<void> {
    await collect(this.store.clear());
    await this.generations.current.orders.clear();
    this.#count = 0;
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#changing;
    await this.generations.idle();
    await closeMedium(this.#opened);
  }

  async #apply(settings: Settings, carry: boolean): Promise<void> {
    if (settings.medium === this.generations.current.settings.medium) {
      this.adopt(settings);
      return;
    }
    const opened = await openMedium(this.#deps, settings);
    const left = this.#opened;
    const { quiescer, history, observer, warn } = this.#deps;
    let carried: readonly SessionKey[] = [];
    let emptied: Promise<void> = Promise.resolve();
    const move = async () => {
      if (carry) carried = await copyContents(left, opened);
      this.#opened = opened;
      this.#schedule(settings);
      emptied = this.generations.leaveFor(this.#makeGeneration(settings, opened));
      await history.resync(this.store, this.generations.current.orders);
    };
    try {
      await (carry || history.isRecording ? quiescer.during(() => this.#idle(), move) : move());
    } catch (error) {
      if (this.#opened !== opened) await closeMedium(opened);
      throw error;
    }
    await this.#recount();
    observer.emit({ kind: 'reset' });
    await emptied;
    if (carry) {
      await dropCarried(left, carried).catch((error: Error) =>
        warn(`What was carried over could not be removed from the old medium: ${error.message}`),
      );
    }
    await closeMedium(left);
  }

  #makeGeneration(settings: Settings, opened: OpenedStore): SettingsGeneration {
    const { store, orders } = limitTime(opened, settings.storeDeadline);
    const { observer, history, secrets, now } = this.#deps;
    const observed = observeStore(recordStore(store, history), {
      get hasListeners() {
        return observer.hasListeners;
      },
      row: (row) => observer.emit({ kind: 'row', row }),
      gone: (key, why) => this.#noteGone(key, why),
      made: () => {
        this.#count += 1;
      },
    });
    const recorded = recordOrders(orders, history);
    const book: OrderBook = {
      ...recorded,
      place: async (number, order, session) => {
        const placing = await recorded.place(number, order, session);
        // The book ends the session in one step with the order, past the observed store.
        if (placing.kind === 'placed' && session !== null) this.#noteGone(session.key, 'destroyed');
        return placing;
      },
    };
    return {
      settings,
      store: observed,
      orders: book,
      openSession: makeSessionMiddleware(observed, settings, secrets, now),
    };
  }

  #noteGone(key: SessionKey, why: GoneReason): void {
    this.#count = Math.max(0, this.#count - 1);
    this.#deps.observer.emitGone(key, why);
  }

  #schedule({ tidyEvery }: Settings): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.tidy().catch((error: Error) => this.#deps.warn(`Tidying up failed: ${error.message}`));
    }, tidyEvery);
    this.#timer.unref();
  }

  async #recount(): Promise<void> {
    this.#count = await this.store.count();
  }
}

async function openMedium(
  { storeOptions, now, warn, wrapStore }: StoreLifecycleDeps,
  { medium }: Settings,
): Promise<OpenedStore> {
  return wrapStore(await openStore(medium, storeOptions, { now, warn }));
}

async function closeMedium({ orders, store }: OpenedStore): Promise<void> {
  await orders.close();
  await store.close();
}
