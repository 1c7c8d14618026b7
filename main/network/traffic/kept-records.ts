import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';

/** One person's records, those that weigh much apart from the others; each set oldest first. */
interface PersonsRecords {
  readonly light: Set<ExchangeId>;
  readonly heavy: Set<ExchangeId>;
  readonly pinned: Set<ExchangeId>;
}

/** Which records are kept: so many a person, so many together. What is pinned is kept whatever comes. */
export class KeptRecords {
  readonly #people = new Map<VisitorId, PersonsRecords>();

  /** Notes a record; one that has come to weigh much is from now on kept as such. */
  note(id: ExchangeId, who: VisitorId, heavy: boolean): void {
    const records = this.#of(who);
    if (records.pinned.has(id)) return;
    if (!heavy && !records.heavy.has(id)) records.light.add(id);
    else if (heavy) {
      records.light.delete(id);
      records.heavy.add(id);
    }
  }

  pin(id: ExchangeId, who: VisitorId): void {
    const records = this.#of(who);
    records.light.delete(id);
    records.heavy.delete(id);
    records.pinned.add(id);
  }

  unpin(id: ExchangeId, who: VisitorId): void {
    if (this.#of(who).pinned.delete(id)) this.#of(who).heavy.add(id);
  }

  isPinned(id: ExchangeId, who: VisitorId): boolean {
    return this.#people.get(who)?.pinned.has(id) ?? false;
  }

  /** Takes out the record of this person that is missed least; null when all are pinned. */
  takeLeast(who: VisitorId): ExchangeId | null {
    const { light, heavy } = this.#of(who);
    const set = light.size > 0 ? light : heavy;
    const [id] = set;
    if (id === undefined) return null;
    set.delete(id);
    return id;
  }

  /** How many there are of this person's, what is pinned aside. */
  countOf(who: VisitorId): number {
    const { light, heavy } = this.#of(who);
    return light.size + heavy.size;
  }

  /** Whoever has most; null when there is nothing that could go. */
  largest(): VisitorId | null {
    let most: { readonly who: VisitorId; readonly count: number } | null = null;
    for (const who of this.#people.keys()) {
      const count = this.countOf(who);
      if (count > (most?.count ?? 0)) most = { who, count };
    }
    return most?.who ?? null;
  }

  forget(id: ExchangeId, who: VisitorId): void {
    for (const set of Object.values(this.#of(who))) set.delete(id);
  }

  clear(): void {
    this.#people.clear();
  }

  #of(who: VisitorId): PersonsRecords {
    let records = this.#people.get(who);
    if (!records) {
      records = { light: new Set(), heavy: new Set(), pinned: new Set() };
      this.#people.set(who, records);
    }
    return records;
  }
}
