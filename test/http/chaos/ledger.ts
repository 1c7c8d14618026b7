/** How many of each product there are: in carts and orders, of all visitors together. */
export type Totals = ReadonlyMap<string, number>;

interface Entry {
  /** Acknowledged: must be there. */
  sure: number;
  /** Asked for, and nobody knows: may be there. */
  maybe: number;
}

/** What must be in the shop, and what may be, by all that its visitors were told. Each visitor buys a product of his own. */
export class Ledger {
  readonly #entries = new Map<string, Entry>();
  /** Asked for at any time and never answered well. */
  readonly #unanswered = new Map<string, number>();

  addedSurely(product: string): void {
    this.#of(product).sure += 1;
  }

  addedPerhaps(product: string): void {
    this.#of(product).maybe += 1;
  }

  /** Asked for, and nobody was told that it was done: it may be done at any time, also when other things count already. */
  wentUnanswered(product: string): void {
    this.#unanswered.set(product, this.unanswered(product) + 1);
  }

  /** How much of a product there may be of which nobody was told: when it came to be, the server cannot know. */
  unanswered(product: string): number {
    return this.#unanswered.get(product) ?? 0;
  }

  /** The cart was thrown away, or was asked to be: of all that was sure nothing is. */
  doubt(product: string): void {
    const entry = this.#of(product);
    entry.maybe += entry.sure;
    entry.sure = 0;
  }

  /** So it is from now on: the server was put back, or forgot on purpose. */
  rebase(totals: Totals): void {
    this.#entries.clear();
    for (const [product, sure] of totals) this.#entries.set(product, { sure, maybe: 0 });
  }

  /**
   * What does not agree, in sentences.
   * @param all everything that is there: nothing acknowledged may be missing in it
   * @param reachable what a ticket leads to that somebody has, or an order: nothing of it may be there twice; null: not known
   */
  disagreements(all: Totals, reachable: Totals | null): readonly string[] {
    return [...new Set([...this.#entries.keys(), ...all.keys()])].flatMap((product) => {
      const { sure, maybe } = this.#of(product);
      const found = all.get(product) ?? 0;
      const had = reachable?.get(product) ?? 0;
      if (found < sure) return [`${product}: ${found} found, ${sure} were acknowledged`];
      if (had > sure + maybe) return [`${product}: ${had} can be reached, at most ${sure + maybe} were asked for`];
      return [];
    });
  }

  #of(product: string): Entry {
    const entry = this.#entries.get(product) ?? { sure: 0, maybe: 0 };
    this.#entries.set(product, entry);
    return entry;
  }
}
