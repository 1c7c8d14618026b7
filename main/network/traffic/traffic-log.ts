import { type ExchangeId, exchangeId } from '../../shared/exchange-id.ts';
import { keepNewest } from '../../shared/keep-newest.ts';
import type { TrafficBody, TrafficRecord } from '../../shared/traffic-records.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';
import { KeptRecords } from './kept-records.ts';
import { weighsMuch } from './traffic-weight.ts';

interface Entry {
  record: TrafficRecord;
  body: TrafficBody | null;
  /** Asks the page that still has the body. */
  ask: (() => Promise<TrafficBody | null>) | null;
}

export interface TrafficLogLimits {
  /** Of one person: a page that polls must not push another one's login out. What is pinned is not counted. */
  readonly mostOfPerson: number;
  readonly mostRecords: number;
  /** Bodies of requests and answers together, in characters. */
  readonly mostOfBodies: number;
}

const usualLimits: TrafficLogLimits = { mostOfPerson: 1000, mostRecords: 5000, mostOfBodies: 32 << 20 };
/** Names of dropped records that are remembered, so that late news of one does not bring it back. */
const mostDropped = 10_000;

/** What the log tells. */
export type TrafficChange =
  /** A record is new, or there is more in it, or it was pinned or let go. */
  | { readonly kind: 'put'; readonly record: TrafficRecord }
  /** One is not kept any more, for want of room. */
  | { readonly kind: 'dropped'; readonly record: TrafficRecord }
  | { readonly kind: 'cleared' };

/**
 * Everything that went over the wire from the jars of the bench, unmasked: it never leaves main as it is. Bounded for each
 * person: of hers the least important go first, and before all of them the oldest bodies.
 */
export class TrafficLog {
  readonly #limits: TrafficLogLimits;
  readonly #entries = new Map<ExchangeId, Entry>();
  readonly #kept = new KeptRecords();
  readonly #dropped = new Map<ExchangeId, true>();
  readonly #gone = new Map<VisitorId, number>();
  readonly #listeners = new Set<(change: TrafficChange) => void>();
  #lastId = 0;
  #bodies = 0;

  constructor(limits: TrafficLogLimits = usualLimits) {
    this.#limits = limits;
  }

  /** Names for records; never the same twice in one run. */
  readonly nextId = (): ExchangeId => exchangeId('traffic', ++this.#lastId);

  /** Oldest first. */
  records(): readonly TrafficRecord[] {
    return [...this.#entries.values()].map((entry) => entry.record);
  }

  /** Null when it is not kept any more. */
  record(id: ExchangeId): TrafficRecord | null {
    return this.#entries.get(id)?.record ?? null;
  }

  /** How many of each person's records to other servers than the shop are not kept any more. */
  get gone(): ReadonlyMap<VisitorId, number> {
    return this.#gone;
  }

  /** A new record, or a known one with more in it. One that has been dropped is not taken up again. */
  put(record: TrafficRecord): void {
    if (this.#dropped.has(record.id)) return;
    const entry = this.#entries.get(record.id);
    if (entry) {
      this.#bodies += lengthOf(record.request.body) - lengthOf(entry.record.request.body);
      entry.record = record;
    } else {
      this.#entries.set(record.id, { record, body: null, ask: null });
      this.#bodies += lengthOf(record.request.body);
    }
    this.#kept.note(record.id, record.who, weighsMuch(record));
    this.#tell({ kind: 'put', record });
    this.#stayBounded(record.who);
  }

  /** Keeps a record whatever comes, or lets it go with the others again. Nothing happens to one that is gone. */
  pin(id: ExchangeId, pinned: boolean): void {
    const record = this.record(id);
    if (!record) return;
    if (pinned) this.#kept.pin(id, record.who);
    else this.#kept.unpin(id, record.who);
    this.#tell({ kind: 'put', record });
    this.#stayBounded(record.who);
  }

  isPinned({ id, who }: Pick<TrafficRecord, 'id' | 'who'>): boolean {
    return this.#kept.isPinned(id, who);
  }

  /** Keeps an answer's body, as long as there is room for it. */
  keepBody(id: ExchangeId, body: TrafficBody): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#bodies += lengthOf(body.text) - lengthOf(entry.body?.text ?? null);
    entry.body = body;
    this.#dropOldBodies();
  }

  /** Where the body can be had while its page lives. */
  askBodyLater(id: ExchangeId, ask: () => Promise<TrafficBody | null>): void {
    const entry = this.#entries.get(id);
    if (entry) entry.ask = ask;
  }

  /** An answer's body; null when there was none or nobody has it any more. */
  async body(id: ExchangeId): Promise<TrafficBody | null> {
    const entry = this.#entries.get(id);
    return entry?.body ?? (await entry?.ask?.()) ?? null;
  }

  /** Forgets everything, what is pinned too: the bench was reset. */
  clear(): void {
    // What is under way would come back with its answer.
    for (const { id, tookMs } of this.records()) if (tookMs === null) this.#dropped.set(id, true);
    this.#entries.clear();
    this.#kept.clear();
    this.#beginAnew();
  }

  /**
   * Forgets what went to other servers than the shop, what is pinned too: a person wants an empty record of their own app. The
   * shop's stays, whose exchanges the inspector goes on telling.
   */
  clearForeign(): void {
    for (const [id, { record }] of this.#entries) {
      if (record.toShop) continue;
      if (record.tookMs === null) this.#dropped.set(id, true);
      this.#entries.delete(id);
      this.#kept.forget(id, record.who);
    }
    this.#beginAnew();
  }

  /** @returns what stops it */
  listen(listener: (change: TrafficChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #beginAnew(): void {
    this.#gone.clear();
    this.#bodies = 0;
    for (const { record, body } of this.#entries.values())
      this.#bodies += lengthOf(record.request.body) + lengthOf(body?.text ?? null);
    this.#tell({ kind: 'cleared' });
  }

  #stayBounded(who: VisitorId): void {
    while (this.#kept.countOf(who) > this.#limits.mostOfPerson) this.#dropLeastOf(who);
    while (this.#entries.size > this.#limits.mostRecords) {
      const largest = this.#kept.largest();
      if (largest === null) break;
      this.#dropLeastOf(largest);
    }
    this.#dropOldBodies();
  }

  #dropLeastOf(who: VisitorId): void {
    const id = this.#kept.takeLeast(who);
    const entry = id === null ? undefined : this.#entries.get(id);
    if (!entry) return;
    this.#dropBodies(entry);
    this.#entries.delete(entry.record.id);
    this.#dropped.set(entry.record.id, true);
    keepNewest(this.#dropped, mostDropped);
    if (!entry.record.toShop) this.#gone.set(who, (this.#gone.get(who) ?? 0) + 1);
    this.#tell({ kind: 'dropped', record: entry.record });
  }

  #dropOldBodies(): void {
    for (const entry of this.#entries.values()) {
      if (this.#bodies <= this.#limits.mostOfBodies) break;
      this.#dropBodies(entry);
    }
  }

  #dropBodies(entry: Entry): void {
    const { request } = entry.record;
    this.#bodies -= lengthOf(request.body) + lengthOf(entry.body?.text ?? null);
    entry.record = { ...entry.record, request: { ...request, body: null } };
    entry.body = null;
    entry.ask = null;
  }

  #tell(change: TrafficChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function lengthOf(text: string | null): number {
  return text?.length ?? 0;
}
