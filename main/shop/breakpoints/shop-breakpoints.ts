import type { Breakpoints } from '../../../server/session-server.ts';
import { type ExchangeId, numberIn } from '../../shared/exchange-id.ts';
import type { BreakpointWish, HeldExchange } from '../../shared/exchange-records.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';
import type { RecordNamer } from '../inspector/name-records.ts';

/** Where requests are held, in the app's own words: by visitor, and by the exchanges' ids. */
export class ShopBreakpoints {
  readonly #server: Breakpoints;
  readonly #namer: RecordNamer;
  readonly #agentOf: (visitor: VisitorId) => string | null;

  /** @param agentOf the user agent by which the server knows a visitor; null for whoever it cannot hold alone. */
  constructor(server: Breakpoints, namer: RecordNamer, agentOf: (visitor: VisitorId) => string | null) {
    this.#server = server;
    this.#namer = namer;
    this.#agentOf = agentOf;
  }

  /** Whether any request that fits is going to be held. */
  get holding(): boolean {
    return this.#server.list.length > 0;
  }

  /** In the order they came. */
  get held(): readonly HeldExchange[] {
    return this.#server.held.map((one) => this.#namer.held(one));
  }

  /** From now on requests that fit are held; an earlier wish ends. One for somebody the server does not know holds nobody. */
  set({ who, ...wish }: BreakpointWish): void {
    this.removeAll();
    const agent = who === undefined ? null : this.#agentOf(who);
    if (who !== undefined && agent === null) return;
    this.#server.set({ ...wish, ...(agent === null ? {} : { who: agent }) });
  }

  /** Nothing more is held; what stands there stays. */
  removeAll(): void {
    for (const { id } of this.#server.list) this.#server.remove(id);
  }

  /** Lets one go. Nothing happens when it does not stand there any more. */
  release(exchange: ExchangeId): void {
    const number = numberIn('server', exchange);
    if (number !== null) this.#server.release(number);
  }

  /** Answers for the shop, with an error. */
  fail(exchange: ExchangeId): void {
    const number = numberIn('server', exchange);
    if (number !== null) this.#server.fail(number);
  }

  releaseAll(): void {
    this.#server.releaseAll();
  }

  /** Nobody watches any more: nothing more is held, all are let go. */
  clear(): void {
    this.#server.clear();
  }

  /** Returns the function that stops it. */
  onChanged(listener: () => void): () => void {
    return this.#server.onChanged(listener);
  }
}
