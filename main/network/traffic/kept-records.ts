import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';

/** One person's records, those that weigh much apart from the others; each set oldest first. */
interface Shelf {
  readonly light: Set<ExchangeId>;
  readonly heavy: Set<ExchangeId>;
  readonly pinned: Set<ExchangeId>;
}

/** Which records are kept: so many a person, so many together. What is pinned is kept whatever comes. */
export class KeptRecords {
  readonly #shelves = new Map<VisitorId, Shelf>();

  /** Notes a record; one that has come to weigh much is from now on kept as such. */
  note(id: ExchangeId, who: VisitorId, heavy: boolean): void {
    const shelf = this.#shelf(who);
    if (shelf.pinned.has(id)) return;
    if (!heavy && !shelf.heavy.has(id)) shelf.light.add(id);
    else if (heavy) {
      shelf.light.delete(id);
      shelf.heavy.add(id);
    }
  }

  pin(id: ExchangeId, who: VisitorId): void {
    const shelf = this.#shelf(who);
    shelf.light.delete(id);
    shelf.heavy.delete(id);
    shelf.pinned.add(id);
  }

  unpin(id: ExchangeId, who: VisitorId): void {
    if (this.#shelf(who).pinned.delete(id)) this.#shelf(who).heavy.add(id);
  }

  isPinned(id: ExchangeId, who: VisitorId): boolean {
    return this.#shelves.get(who)?.pinned.has(id) ?? false;
  }

  /** Takes out the record of this person that is missed least; null when all are pinned. */
  takeLeast(who: VisitorId): ExchangeId | null {
    const { light, heavy } = this.#shelf(who);
    const shelf = light.size > 0 ? light : heavy;
    const [id] = shelf;
    if (id === undefined) return null;
    shelf.delete(id);
    return id;
  }

  /** How many there are of this person's, what is pinned aside. */
  countOf(who: VisitorId): number {
    const { light, heavy } = this.#shelf(who);
    return light.size + heavy.size;
  }

  /** Whoever has most; null when there is nothing that could go. */
  largest(): VisitorId | null {
    let most: { readonly who: VisitorId; readonly count: number } | null = null;
    for (const who of this.#shelves.keys()) {
      const count = this.countOf(who);
      if (count > (most?.count ?? 0)) most = { who, count };
    }
    return most?.who ?? null;
  }

  clear(): void {
    this.#shelves.clear();
  }

  #shelf(who: VisitorId): Shelf {
    let shelf = this.#shelves.get(who);
    if (!shelf) {
      shelf = { light: new Set(), heavy: new Set(), pinned: new Set() };
      this.#shelves.set(who, shelf);
    }
    return shelf;
  }
}
