import type { Ticket } from '../session/ticket.ts';

/** How long a request that was sent before a session began may still arrive, in real ms. */
const LATE_MS = 10_000;
const MOST = 10_000;

/**
 * Remembers for some seconds which session began from which page or from which dead ticket. Another form of the same origin that
 * was on its way meanwhile, without the new ticket, joins that session instead of beginning a second one, whose ticket would
 * replace the first (promises C94 and C95).
 */
export class RecentlyBegun {
  readonly #begun = new Map<string, { readonly ticket: Ticket; readonly until: number }>();

  add(origin: string, ticket: Ticket): void {
    const now = performance.now();
    // Insertion order is also the order of time: the oldest stand first.
    for (const [old, { until }] of this.#begun) {
      if (until > now && this.#begun.size < MOST) break;
      this.#begun.delete(old);
    }
    this.#begun.delete(origin);
    this.#begun.set(origin, { ticket, until: now + LATE_MS });
  }

  find(origin: string): Ticket | null {
    const found = this.#begun.get(origin);
    return found !== undefined && found.until > performance.now() ? found.ticket : null;
  }
}
