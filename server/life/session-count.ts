import { withDeadline } from '../store/deadline.ts';
import type { SessionStore } from '../store/store.ts';

/** Real ms that a counting may take: nobody waits for it, and a folder of 200,000 files takes its time. */
const COUNT_MS = 10_000;

/** How many sessions live in a store: counted behind the requests, and kept up by what is made and what goes. */
export class SessionCount {
  readonly #store: SessionStore;
  #counted: number | null = null;
  /** What was made, less what went, since the last counting began. */
  #since = 0;
  #counting: Promise<number> | null = null;
  /** The store at it, which may take longer than anybody waits. */
  #walk: Promise<number> | null = null;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** Null while it is not yet known. */
  get value(): number | null {
    return this.#counted === null ? null : Math.max(0, this.#counted + this.#since);
  }

  made(): void {
    this.#since += 1;
  }

  gone(): void {
    this.#since -= 1;
  }

  /** Counts anew, or waits for the counting that is under way. @throws StoreFailed; what was known before stays */
  recount(): Promise<number> {
    this.#counting ??= this.#recount().finally(() => {
      this.#counting = null;
    });
    return this.#counting;
  }

  async #recount(): Promise<number> {
    const before = this.#since;
    // One walk at a time: a folder that takes longer than a round of tidying must not be walked through twice at once.
    this.#walk ??= this.#store.count().finally(() => {
      this.#walk = null;
    });
    const who = { key: 'store.of-medium', values: { medium: this.#store.medium } } as const;
    const counted = await withDeadline(COUNT_MS, who, this.#walk);
    // What happened meanwhile may have been counted or not: the next counting tells.
    this.#since -= before;
    this.#counted = counted;
    return Math.max(0, counted + this.#since);
  }
}
