/**
 * The door: holds requests back at one of three places of their way, for as long as somebody at the window wants to look.
 * While no order stands, it costs a comparison.
 *
 * Limits: 50 requests at a time (further ones pass) and 10 real minutes each (then it is let go). A client that leaves
 * frees its place. Held time counts against no deadline: the store's runs only while the store works, and the queue's
 * stands still for whoever waits behind a held request.
 */
import type { HeldRequest, HoldEnd, HoldPlace } from '../inspector/records.ts';
import type { Passage } from '../passage.ts';
import { Refusal } from '../refusal.ts';

/** Which requests are to be held, and where; what an order does not name fits every request. */
export interface HoldOrder {
  readonly where: HoldPlace;
  /** The whole User-Agent header of one person's browser. */
  readonly who?: string;
  /** An address without its query, e.g. "/cart/add". */
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
}

export interface StandingOrder extends HoldOrder {
  readonly id: number;
}

/** The door as the window works it. Exchanges are named by their number; what does not stand there gives false. */
export interface Door {
  /** From now on requests that fit are held. Returns the order's number. */
  hold(order: HoldOrder): number;
  /** The order ends; whom it holds already stays held. */
  lift(order: number): boolean;
  readonly orders: readonly StandingOrder[];
  /** In the order they came. */
  readonly held: readonly HeldRequest[];
  release(exchange: number): boolean;
  /** Answers for the shop: a page in plain words with status 503. */
  fail(exchange: number): boolean;
  /** Lets all go that stand there, in the order they came; orders stay. */
  releaseAll(): void;
  /** Lifts all orders and lets all go: nobody watches any more. */
  open(): void;
  /** Calls back whenever orders or held requests are others than before. Returns the function that stops it. */
  onChanged(listener: () => void): () => void;
}

export interface DoorLimits {
  readonly most: number;
  /** Real ms. */
  readonly longestMs: number;
}

export interface DoorParts {
  /** The server's clock, ms since 1970. */
  readonly now: () => number;
  readonly tellHeld: (held: HeldRequest) => void;
  readonly tellReleased: (exchange: number, where: HoldPlace, end: HoldEnd) => void;
  readonly limits?: DoorLimits;
}

/** The request as the door sees it. */
export interface Caller {
  readonly passage: Passage;
  readonly method: string;
  readonly agent: string;
}

const LIMITS: DoorLimits = { most: 50, longestMs: 10 * 60_000 };

interface Standing {
  readonly shown: HeldRequest;
  readonly end: (how: HoldEnd) => void;
}

export class HoldingDoor implements Door {
  readonly #parts: DoorParts;
  readonly #limits: DoorLimits;
  readonly #orders = new Map<number, StandingOrder>();
  readonly #standing = new Map<number, Standing>();
  readonly #listeners = new Set<() => void>();
  #lastOrder = 0;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#limits = parts.limits ?? LIMITS;
  }

  /** Whether any order stands. */
  get isWatched(): boolean {
    return this.#orders.size > 0;
  }

  get orders(): readonly StandingOrder[] {
    return [...this.#orders.values()];
  }

  get held(): readonly HeldRequest[] {
    return [...this.#standing.values()].map(({ shown }) => shown);
  }

  hold(order: HoldOrder): number {
    this.#lastOrder += 1;
    this.#orders.set(this.#lastOrder, { ...order, id: this.#lastOrder });
    this.#tellChanged();
    return this.#lastOrder;
  }

  lift(order: number): boolean {
    const stood = this.#orders.delete(order);
    if (stood) this.#tellChanged();
    return stood;
  }

  release(exchange: number): boolean {
    return this.#end(exchange, 'released');
  }

  fail(exchange: number): boolean {
    return this.#end(exchange, 'failed');
  }

  releaseAll(): void {
    for (const exchange of [...this.#standing.keys()]) this.release(exchange);
  }

  open(): void {
    for (const order of [...this.#orders.keys()]) this.lift(order);
    this.releaseAll();
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Null when nothing holds this request here. Else resolves when it is let go, late included, or when its client has left.
   * @throws Refusal (as a rejection) when it is answered with an error
   */
  stop(where: HoldPlace, caller: Caller): Promise<'go' | 'gone'> | null {
    if (this.#standing.size >= this.#limits.most) return null;
    const order = this.#orderFor(where, caller);
    return order === null ? null : this.#stand(order, caller);
  }

  #orderFor(where: HoldPlace, { passage, method, agent }: Caller): StandingOrder | null {
    for (const order of this.#orders.values()) {
      if (order.where !== where) continue;
      if (order.who !== undefined && order.who !== agent) continue;
      if (order.path !== undefined && order.path !== passage.path) continue;
      if (order.method === undefined || order.method === method) return order;
    }
    return null;
  }

  #stand({ id: order, where }: StandingOrder, { passage, method, agent }: Caller): Promise<'go' | 'gone'> {
    const { id: exchange, path, ticket } = passage;
    const key = ticket.kind === 'valid' ? ticket.key : null;
    const shown = { exchange, order, where, since: this.#parts.now(), agent, method, path, key };
    const began = performance.now();
    passage.turn?.pause();
    return new Promise((resolve, reject) => {
      const end = (how: HoldEnd) => {
        clearTimeout(timer);
        this.#standing.delete(exchange);
        passage.stopHolding = null;
        passage.noted = performance.now();
        passage.steps.push({ kind: 'hold', where, end: how, at: began - passage.began, tookMs: passage.noted - began });
        passage.turn?.resume();
        this.#parts.tellReleased(exchange, where, how);
        this.#tellChanged();
        if (how === 'failed') reject(new Refusal(where === 'answer' ? 'answer-lost' : 'made-to-fail'));
        else resolve(how === 'client-left' ? 'gone' : 'go');
      };
      const timer = setTimeout(() => end('late'), this.#limits.longestMs);
      timer.unref();
      passage.stopHolding = () => end('client-left');
      this.#standing.set(exchange, { shown, end });
      this.#parts.tellHeld(shown);
      this.#tellChanged();
    });
  }

  #tellChanged(): void {
    for (const listener of this.#listeners) listener();
  }

  #end(exchange: number, how: HoldEnd): boolean {
    const standing = this.#standing.get(exchange);
    standing?.end(how);
    return standing !== undefined;
  }
}
