/**
 * The server's memory of its own past, so that a class can be put back to just before or just after any exchange. Kept only
 * while somebody asks for it; bounded by the number of exchanges and of sessions. Everything in it is what the store holds
 * anyway: keys and records, never an ID.
 */
import { LATE_MS, type RecentlyEnded } from '../gate/recently-ended.ts';
import type { RewindPoint } from '../inspector/records.ts';
import type { Medium, SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { KeptOrder, OrderBook } from '../store/orders.ts';
import { storedPart } from '../store/session-data.ts';
import type { SessionStore, StoredSession, TouchedSession } from '../store/store.ts';
import {
  appendChange,
  type Change,
  type ChangeNode,
  findPatch,
  isReachable,
  makeRoot,
  type Patch,
  recentlyEndedAt,
} from './change-tree.ts';

/** How many exchanges can be gone back to. */
const MOST_EXCHANGES = 500;
/** With more sessions than this, no history is kept: it holds a second reference to each record. */
const MOST_SESSIONS = 20_000;

/** An exchange that can be gone back to. */
export interface RewindableExchange {
  readonly exchange: number;
  /** Counts from 0; each rewind and each return begins another. */
  readonly branch: number;
  /** ms since 1970 by the server's clock as it was, when it arrived and when its answer had left (null: it has not yet). */
  readonly began: number;
  readonly ended: number | null;
}

/**
 * What a rewind leaves as it is. "answers": what browsers and other sites have received stays received, and what they did
 * with it stays done. "log": printed lines stay printed. "medium": the sessions were kept in another medium then; they are
 * put back into today's.
 */
export type NotRewound = 'answers' | 'log' | 'medium';

export interface Rewound {
  readonly branch: number;
  readonly notRewound: readonly NotRewound[];
}

/** It cannot be gone there, or not now; its message is one plain sentence, and nothing has changed. */
export class BadRewind extends Error {
  override readonly name = 'BadRewind';
}

/** Where in the tree of changes the server was, and when. */
export interface Checkpoint {
  readonly node: ChangeNode;
  /** performance.now() */
  readonly realAt: number;
  /** The server's clock, ms since 1970. */
  readonly time: number;
  readonly medium: Medium;
}

interface ExchangeCheckpoints {
  readonly exchange: number;
  readonly branch: number;
  readonly before: Checkpoint;
  after: Checkpoint | null;
}

export interface HistoryDeps {
  readonly now: () => number;
  readonly medium: () => Medium;
  readonly ended: RecentlyEnded;
  readonly warn: (sentence: string) => void;
}

export class HistoryRecorder {
  readonly #deps: HistoryDeps;
  readonly #exchanges = new Map<number, ExchangeCheckpoints>();
  readonly #rows = new Map<SessionKey, StoredSession>();
  readonly #orders = new Map<string, KeptOrder>();
  /** Oldest first: what a dropped exchange leaves behind can go. */
  #nodes: ChangeNode[] = [];
  #here: ChangeNode = makeRoot();
  #branch = 0;
  #recording = false;
  /** A patch is being applied: what it writes is no news. */
  #travelling = false;

  constructor(deps: HistoryDeps) {
    this.#deps = deps;
  }

  get isRecording(): boolean {
    return this.#recording;
  }

  get branch(): number {
    return this.#branch;
  }

  /** Oldest first; only those to which a way still leads. */
  list(): readonly RewindableExchange[] {
    return [...this.#exchanges.values()]
      .filter(({ before }) => isReachable(this.#here, before.node))
      .map(({ exchange, branch, before, after }) => ({
        exchange,
        branch,
        began: before.time,
        ended: after?.time ?? null,
      }));
  }

  /** Looks at everything once and keeps the history from here on. Nobody may write meanwhile. */
  async start(store: SessionStore, orders: OrderBook): Promise<void> {
    this.forget();
    this.#recording = true;
    try {
      await this.resync(store, orders);
    } catch (error) {
      this.stop();
      throw error;
    }
    // What was there at the beginning is no change.
    this.#here = makeRoot();
    this.#nodes = [];
  }

  stop(): void {
    this.#recording = false;
    this.forget();
  }

  /** Nothing before now can be gone back to. */
  forget(): void {
    this.#exchanges.clear();
    this.#rows.clear();
    this.#orders.clear();
    this.#nodes = [];
    this.#here = makeRoot();
  }

  /** The store was changed past the history (another medium, a restart): finds out what is different. */
  async resync(store: SessionStore, orders: OrderBook): Promise<void> {
    if (!this.#recording) return;
    const rows = new Map<SessionKey, StoredSession>();
    for await (const { key, ...record } of store.list()) {
      rows.set(key, storedPart(record));
      if (rows.size > MOST_SESSIONS) return this.#giveUp();
    }
    const kept = new Map<string, KeptOrder>();
    for await (const order of orders.list()) kept.set(order.number, order);
    for (const key of this.#rows.keys()) if (!rows.has(key)) this.noteRow(key, null);
    for (const [key, row] of rows) if (!isSame(row, this.#rows.get(key))) this.noteRow(key, row);
    for (const number of this.#orders.keys()) if (!kept.has(number)) this.noteOrder(number, null);
    for (const [number, order] of kept) if (!isSame(order, this.#orders.get(number))) this.noteOrder(number, order);
  }

  noteBegan(exchange: number): void {
    if (!this.#recording) return;
    this.#exchanges.set(exchange, { exchange, branch: this.#branch, before: this.checkpoint(), after: null });
    if (this.#exchanges.size > MOST_EXCHANGES) this.#dropOldest();
  }

  noteEnded(exchange: number): void {
    const kept = this.#exchanges.get(exchange);
    if (kept) kept.after = this.checkpoint();
  }

  /** @param after the record as it lies there now; null: it went */
  noteRow(key: SessionKey, after: StoredSession | null): void {
    if (!this.isListening) return;
    const before = this.#rows.get(key) ?? null;
    if (before === null && after === null) return;
    this.#keepRow(key, after);
    this.#grow({ kind: 'row', key, before, after });
    if (this.#rows.size > MOST_SESSIONS) this.#giveUp();
  }

  /** A touch moved the times of a record: false when it is not known at this revision, so that it must be read. */
  noteTouch(key: SessionKey, touched: TouchedSession): boolean {
    const known = this.#rows.get(key);
    if (known?.rev !== touched.rev) return false;
    this.noteRow(key, { ...known, ...touched });
    return true;
  }

  noteOrder(number: string, after: KeptOrder | null): void {
    if (!this.isListening) return;
    const before = this.#orders.get(number) ?? null;
    this.#keepOrder(number, after);
    this.#grow({ kind: 'order', number, before, after });
  }

  noteSettings(before: Settings, after: Settings): void {
    if (this.isListening) this.#grow({ kind: 'settings', before, after });
  }

  noteSessionEnded(key: SessionKey): void {
    if (this.isListening) this.#grow({ kind: 'ended', key, realAt: performance.now() });
  }

  /** Whether changes are news. */
  get isListening(): boolean {
    return this.#recording && !this.#travelling;
  }

  checkpoint(): Checkpoint {
    return { node: this.#here, realAt: performance.now(), time: this.#deps.now(), medium: this.#deps.medium() };
  }

  isReachable({ node }: Checkpoint): boolean {
    return isReachable(this.#here, node);
  }

  /** @throws BadRewind */
  findCheckpoint({ exchange, side }: RewindPoint): Checkpoint {
    const kept = this.#exchanges.get(exchange);
    if (!kept) throw new BadRewind('That exchange is too long ago, or was before the history began.');
    const checkpoint = side === 'before' ? kept.before : kept.after;
    if (checkpoint === null) throw new BadRewind('That exchange is not over yet.');
    return checkpoint;
  }

  /**
   * Puts store and orders as they were at `checkpoint`; resolves to the settings of then when they differ. Nobody may write
   * meanwhile. Should the store fail on the way, what was put is put back as far as it lets itself be.
   * @throws BadRewind, StoreFailed
   */
  async travel(checkpoint: Checkpoint, store: SessionStore, orders: OrderBook): Promise<Settings | null> {
    const patch = findPatch(this.#here, checkpoint.node);
    if (patch === null) throw new BadRewind('No way leads back there any more: what lies between was forgotten.');
    const wasRows = new Map(this.#rows);
    const wasOrders = new Map(this.#orders);
    this.#travelling = true;
    try {
      await this.#put(patch, store, orders);
    } catch (error) {
      const back: Patch = {
        rows: new Map([...patch.rows.keys()].map((key) => [key, wasRows.get(key) ?? null])),
        orders: new Map([...patch.orders.keys()].map((number) => [number, wasOrders.get(number) ?? null])),
        settings: null,
      };
      await this.#put(back, store, orders).catch((second: Error) =>
        this.#deps.warn(`After a rewind that failed, not everything could be put back: ${second.message}`),
      );
      throw error;
    } finally {
      this.#travelling = false;
    }
    this.#here = checkpoint.node;
    this.#branch += 1;
    this.#deps.ended.replace(recentlyEndedAt(checkpoint.node, checkpoint.realAt, LATE_MS));
    return patch.settings;
  }

  async #put({ rows, orders }: Patch, store: SessionStore, book: OrderBook): Promise<void> {
    for (const [key, record] of rows) {
      if (record === this.#rows.get(key)) continue;
      if (record === null) await store.destroy(key);
      else await store.restore(key, record);
      this.#keepRow(key, record);
    }
    for (const [number, order] of orders) {
      if (order === this.#orders.get(number)) continue;
      if (order === null) await book.remove([number]);
      else await book.restore(order);
      this.#keepOrder(number, order);
    }
  }

  #keepRow(key: SessionKey, record: StoredSession | null): void {
    if (record === null) this.#rows.delete(key);
    else this.#rows.set(key, record);
  }

  #keepOrder(number: string, order: KeptOrder | null): void {
    if (order === null) this.#orders.delete(number);
    else this.#orders.set(number, order);
  }

  #grow(change: Change): void {
    this.#here = appendChange(this.#here, change);
    this.#nodes.push(this.#here);
  }

  #dropOldest(): void {
    const [oldest] = this.#exchanges.keys();
    if (oldest !== undefined) this.#exchanges.delete(oldest);
    const [first] = this.#exchanges.values();
    const until = first ? this.#nodes.indexOf(first.before.node) : -1;
    // The nodes before the first exchange that is kept: whoever hangs on them cannot be reached through them any more.
    for (const node of this.#nodes.splice(0, Math.max(0, until + 1))) node.parent = null;
  }

  #giveUp(): void {
    this.stop();
    this.#deps.warn(`With more than ${MOST_SESSIONS} sessions no history is kept: there is no going back.`);
  }
}

function isSame(one: object, other: object | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
