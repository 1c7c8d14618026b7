import { type ExchangeId, exchangeId, numberIn } from '../../shared/exchange-id.ts';
import type { TrafficBody, TrafficRecord } from '../../shared/traffic-records.ts';

interface Entry {
  record: TrafficRecord;
  body: TrafficBody | null;
  /** Asks the page that still has the body. */
  ask: (() => Promise<TrafficBody | null>) | null;
}

export interface TrafficLogLimits {
  readonly mostRecords: number;
  /** Bodies of requests and answers together, in characters. */
  readonly mostOfBodies: number;
}

const usualLimits: TrafficLogLimits = { mostRecords: 2000, mostOfBodies: 32 << 20 };

/**
 * Everything that went over the wire from the jars of the bench, unmasked: it never leaves main as it is. Bounded: the
 * oldest records go first, and before them the oldest bodies.
 */
export class TrafficLog {
  readonly #limits: TrafficLogLimits;
  readonly #entries = new Map<ExchangeId, Entry>();
  readonly #listeners = new Set<(record: TrafficRecord | null) => void>();
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

  /** A new record, or a known one with more in it. One that has been dropped is not taken up again. */
  put(record: TrafficRecord): void {
    const entry = this.#entries.get(record.id);
    if (entry) {
      this.#bodies += lengthOf(record.request.body) - lengthOf(entry.record.request.body);
      entry.record = record;
    } else {
      if ((numberIn('traffic', record.id) ?? 0) < this.#oldest()) return;
      this.#entries.set(record.id, { record, body: null, ask: null });
      this.#bodies += lengthOf(record.request.body);
    }
    this.#stayBounded();
    for (const listener of this.#listeners) listener(record);
  }

  /** Keeps an answer's body, as long as there is room for it. */
  keepBody(id: ExchangeId, body: TrafficBody): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#bodies += lengthOf(body.text) - lengthOf(entry.body?.text ?? null);
    entry.body = body;
    this.#stayBounded();
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

  /** Forgets everything: the bench was reset. */
  clear(): void {
    this.#entries.clear();
    this.#bodies = 0;
    for (const listener of this.#listeners) listener(null);
  }

  /** @param listener hears every record that is new or changed; null: everything was forgotten. Returns what stops it. */
  listen(listener: (record: TrafficRecord | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The number of the oldest record that is kept. */
  #oldest(): number {
    const [first] = this.#entries.keys();
    return this.#entries.size < this.#limits.mostRecords || first === undefined ? 0 : (numberIn('traffic', first) ?? 0);
  }

  #stayBounded(): void {
    for (const [id, entry] of this.#entries) {
      if (this.#entries.size <= this.#limits.mostRecords) break;
      this.#dropBodies(entry);
      this.#entries.delete(id);
    }
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
}

function lengthOf(text: string | null): number {
  return text?.length ?? 0;
}
