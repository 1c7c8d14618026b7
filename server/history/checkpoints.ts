import type { RewindPoint } from '../inspector/records.ts';
import type { Medium } from '../session-types.ts';
import { TroubleError } from '../trouble.ts';
import { type ChangeNode, isReachable } from './change-tree.ts';

/** How many exchanges can be gone back to. */
const MOST_EXCHANGES = 500;

/** An exchange that can be gone back to. */
export interface RewindableExchange {
  readonly exchange: number;
  /** Counts from 0; each rewind and each return begins another. */
  readonly branch: number;
  /** ms since 1970 by the server's clock as it was, when it went in and when its work was over (null: it is not yet). */
  readonly began: number;
  readonly ended: number | null;
}

/** It cannot be gone there, or not now; its message is one plain sentence, and nothing has changed. */
export class BadRewind extends TroubleError {
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

/** The checkpoints before and after each of the latest exchanges. */
export class Checkpoints {
  readonly #exchanges = new Map<number, ExchangeCheckpoints>();

  /** Where the oldest one began: nothing before it can be gone back to. */
  get oldest(): ChangeNode | null {
    const [first] = this.#exchanges.values();
    return first?.before.node ?? null;
  }

  /** True when the oldest had to go for it. */
  begin(exchange: number, branch: number, before: Checkpoint): boolean {
    this.#exchanges.set(exchange, { exchange, branch, before, after: null });
    if (this.#exchanges.size <= MOST_EXCHANGES) return false;
    const [oldest] = this.#exchanges.keys();
    return oldest !== undefined && this.#exchanges.delete(oldest);
  }

  end(exchange: number, after: Checkpoint): void {
    const found = this.#exchanges.get(exchange);
    if (found) found.after = after;
  }

  /** Whether this exchange went in. Of those that are too old nothing is known any more: they count as gone in. */
  has(exchange: number): boolean {
    const [oldest = exchange] = this.#exchanges.keys();
    return exchange < oldest || this.#exchanges.has(exchange);
  }

  /** @throws BadRewind */
  find({ exchange, side }: RewindPoint): Checkpoint {
    const found = this.#exchanges.get(exchange);
    if (!found) throw new BadRewind('rewind.too-old');
    const checkpoint = side === 'before' ? found.before : found.after;
    if (checkpoint === null) throw new BadRewind('rewind.not-over');
    return checkpoint;
  }

  /** Oldest first; only those to which a way leads from `here`. */
  list(here: ChangeNode): readonly RewindableExchange[] {
    return [...this.#exchanges.values()]
      .filter(({ before }) => isReachable(here, before.node))
      .map(({ exchange, branch, before, after }) => ({
        exchange,
        branch,
        began: before.time,
        ended: after?.time ?? null,
      }));
  }

  clear(): void {
    this.#exchanges.clear();
  }
}
