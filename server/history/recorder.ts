/**
 * The server's memory of its own past, so that a class can be put back to just before or just after any exchange. Kept only
 * while somebody asks for it; bounded by the number of exchanges and of sessions. Everything in it is what the store holds
 * anyway: keys and records, never an ID.
 */
import { LATE_MS, type RecentlyEnded } from '../gate/recently-ended.ts';
import type { RewindPoint } from '../inspector/records.ts';
import type { Medium, SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { KeptOrder } from '../store/orders.ts';
import { storedPart } from '../store/session-data.ts';
import type { StoredSession, TouchedSession } from '../store/store.ts';
import {
  appendChange,
  type Change,
  type ChangeNode,
  isReachable,
  leftBehindAt,
  makeRoot,
  recentlyEndedAt,
} from './change-tree.ts';
import { type Checkpoint, Checkpoints, type RewindableExchange } from './checkpoints.ts';
import { type Contents, MOST_SESSIONS } from './contents.ts';
import { Doubts } from './doubts.ts';

export interface RecorderDeps {
  readonly now: () => number;
  readonly medium: () => Medium;
  readonly ended: RecentlyEnded;
  readonly warn: (sentence: string) => void;
}

/** Writes down what changes: it takes each record as the store has just read or written it, and reads nothing itself. */
export class HistoryRecorder {
  readonly #deps: RecorderDeps;
  readonly #exchanges = new Checkpoints();
  readonly #rows = new Map<SessionKey, StoredSession>();
  readonly #orders = new Map<string, KeptOrder>();
  /** Oldest first: what a dropped exchange leaves behind can go. */
  #nodes: ChangeNode[] = [];
  #here: ChangeNode = makeRoot();
  #branch = 0;
  readonly #doubts = new Doubts();
  #recording = false;
  /** The traveller is at work: what it writes is no news. */
  #travelling = false;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  get isRecording(): boolean {
    return this.#recording;
  }

  /** Whether changes are news. */
  get isListening(): boolean {
    return this.#recording && !this.#travelling;
  }

  get branch(): number {
    return this.#branch;
  }

  get here(): ChangeNode {
    return this.#here;
  }

  /** Oldest first; only those to which a way still leads. */
  list(): readonly RewindableExchange[] {
    return this.#exchanges.list(this.#here);
  }

  /** Keeps the history from here on. @param contents what is there now, see readContents */
  start(contents: Contents | null): void {
    this.forget();
    this.#recording = true;
    this.catchUp(contents);
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
    this.#doubts.clear();
  }

  /** The server was changed past the history (another medium, a restart): notes what is different now. */
  catchUp(contents: Contents | null): void {
    if (!this.#recording) return;
    if (contents === null) {
      this.#giveUp();
      return;
    }
    const { rows, orders } = contents;
    for (const key of this.#rows.keys()) if (!rows.has(key)) this.noteRow(key, null);
    for (const [key, row] of rows) if (!isSame(row, this.#rows.get(key))) this.noteRow(key, row);
    for (const number of this.#orders.keys()) if (!orders.has(number)) this.noteOrder(number, null);
    for (const [number, order] of orders) if (!isSame(order, this.#orders.get(number))) this.noteOrder(number, order);
  }

  noteBegan(exchange: number): void {
    if (!this.#recording) return;
    if (this.#exchanges.begin(exchange, this.#branch, this.checkpoint())) this.#dropOldest();
  }

  noteEnded(exchange: number): void {
    this.#exchanges.end(exchange, this.checkpoint());
  }

  /** The exchange is over. One that was refused before it went in changed nothing, and can be gone back to like any other. */
  noteAnswered(exchange: number): void {
    if (!this.#recording || this.#exchanges.has(exchange)) return;
    this.noteBegan(exchange);
    this.noteEnded(exchange);
  }

  /** @param after the record as it lies there now; null: it went */
  noteRow(key: SessionKey, after: StoredSession | null): void {
    if (!this.isListening) return;
    const before = this.rowOf(key);
    if (before === null && after === null) return;
    this.keepRow(key, after);
    this.#append({ kind: 'row', key, before, after });
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
    const before = this.orderOf(number);
    this.keepOrder(number, after);
    this.#append({ kind: 'order', number, before, after });
  }

  /** Whether this was written nobody knows: it is looked at when it is read next, and before the next rewind. */
  noteDoubt({ key, number }: { readonly key?: SessionKey | undefined; readonly number?: string }): void {
    if (!this.isListening) return;
    if (key !== undefined) {
      const lies = this.rowOf(key);
      this.#append({ kind: 'row', key, before: lies, after: lies });
      this.#doubts.add(this.#here);
    }
    if (number !== undefined) {
      const lies = this.orderOf(number);
      this.#append({ kind: 'order', number, before: lies, after: lies });
      this.#doubts.add(this.#here);
    }
  }

  /** What has to be looked at before a rewind. */
  get doubtful(): { readonly keys: readonly SessionKey[]; readonly numbers: readonly string[] } {
    return this.#doubts;
  }

  /** A request has read it. It stays in doubt: what the store was asked for may still be done. */
  noteSeen(key: SessionKey, read: StoredSession | null): void {
    if (!this.isListening || !this.#doubts.hasRow(key)) return;
    const [lies, found] = [this.rowOf(key), read && storedPart(read)];
    if (!isAsKnown(found, lies) && this.#doubts.findRow(key, lies, found)) this.keepRow(key, found);
  }

  /** So it lies there, looked at with nobody inside: it is no longer in doubt. */
  settleRow(key: SessionKey, found: StoredSession | null): void {
    const lies = this.rowOf(key);
    if (!isAsKnown(found, lies)) {
      if (this.#doubts.findRow(key, lies, found)) this.keepRow(key, found);
      else this.noteRow(key, found);
    }
    this.#doubts.settleRow(key);
  }

  settleOrder(number: string, found: KeptOrder | null): void {
    const lies = this.orderOf(number);
    if ((found === null) !== (lies === null)) {
      if (this.#doubts.findOrder(number, lies, found)) this.keepOrder(number, found);
      else this.noteOrder(number, found);
    }
    this.#doubts.settleOrder(number);
  }

  noteSettings(before: Settings, after: Settings): void {
    if (this.isListening) this.#append({ kind: 'settings', before, after });
  }

  noteSessionEnded(key: SessionKey, leftBehind: boolean): void {
    if (this.isListening) this.#append({ kind: 'ended', key, realAt: performance.now(), leftBehind });
  }

  checkpoint(): Checkpoint {
    return { node: this.#here, realAt: performance.now(), time: this.#deps.now(), medium: this.#deps.medium() };
  }

  isReachable({ node }: Checkpoint): boolean {
    return isReachable(this.#here, node);
  }

  /** @throws BadRewind */
  find(point: RewindPoint): Checkpoint {
    return this.#exchanges.find(point);
  }

  /** The record as it lies in the store, null when there is none. */
  rowOf(key: SessionKey): StoredSession | null {
    return this.#rows.get(key) ?? null;
  }

  orderOf(number: string): KeptOrder | null {
    return this.#orders.get(number) ?? null;
  }

  /** So it lies there now, and that is no change. */
  keepRow(key: SessionKey, record: StoredSession | null): void {
    if (record === null) this.#rows.delete(key);
    else this.#rows.set(key, record);
  }

  keepOrder(number: string, order: KeptOrder | null): void {
    if (order === null) this.#orders.delete(number);
    else this.#orders.set(number, order);
  }

  /** What is written until `travel` is over is no news. */
  async pauseFor<T>(travel: () => Promise<T>): Promise<T> {
    this.#travelling = true;
    try {
      return await travel();
    } finally {
      this.#travelling = false;
    }
  }

  /** Everything is as it was there: what happens from now on is another branch. */
  arrive({ node, realAt }: Checkpoint): void {
    this.#here = node;
    this.#branch += 1;
    this.#deps.ended.replace(recentlyEndedAt(node, realAt, LATE_MS), leftBehindAt(node));
  }

  #append(change: Change): void {
    this.#here = appendChange(this.#here, change);
    this.#nodes.push(this.#here);
  }

  #dropOldest(): void {
    const { oldest } = this.#exchanges;
    const until = oldest === null ? -1 : this.#nodes.indexOf(oldest);
    // The nodes before the first exchange that is kept: whoever hangs on them cannot be reached through them any more.
    for (const node of this.#nodes.splice(0, Math.max(0, until + 1))) node.parent = null;
  }

  #giveUp(): void {
    this.stop();
    this.#deps.warn(`With more than ${MOST_SESSIONS} sessions no history is kept: there is no going back.`);
  }
}

function isAsKnown(found: StoredSession | null, lies: StoredSession | null): boolean {
  return found?.rev === lies?.rev && found?.expiresAt === lies?.expiresAt;
}

function isSame(one: object, other: object | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
