/**
 * Breakpoints: hold requests at one of three places of the pipeline, for as long as somebody at the window wants to look.
 * While none is set, they cost a comparison.
 *
 * Limits: 50 requests at a time (further ones pass) and 10 real minutes each (then it is let go). A client that leaves
 * frees its place. Held time counts against no deadline: the store's runs only while the store works, and the queue's
 * stands still for whoever waits behind a held request.
 */
import type { Exchange, HeldRequest, HoldEnd, HoldPlace } from '../inspector/records.ts';
import { Refusal } from '../refusal.ts';
import type { RequestContext } from '../request-context.ts';

/** Which requests are to be held, and where; what a breakpoint does not name fits every request. */
export interface Breakpoint {
  readonly where: HoldPlace;
  /** The whole User-Agent header of one person's browser. */
  readonly who?: string;
  /** An address without its query, e.g. "/cart/add". */
  readonly path?: string;
  readonly method?: 'GET' | 'POST';
}

export interface NumberedBreakpoint extends Breakpoint {
  readonly id: number;
}

/** Breakpoints as the window works them. Exchanges are named by their number; one that is not held gives false. */
export interface Breakpoints {
  /** From now on requests that fit are held. Returns the breakpoint's number. */
  set(breakpoint: Breakpoint): number;
  /** Whom it holds already stays held. */
  remove(number: number): boolean;
  readonly list: readonly NumberedBreakpoint[];
  /** In the order they came. */
  readonly held: readonly HeldRequest[];
  release(exchange: number): boolean;
  /** Answers for the shop: a page in plain words with status 503. */
  fail(exchange: number): boolean;
  /** Lets all go that are held, in the order they came; breakpoints stay. */
  releaseAll(): void;
  /** Removes all breakpoints and lets all go: nobody watches any more. */
  clear(): void;
  /** Calls back whenever breakpoints or held requests are others than before. Returns the function that stops it. */
  onChanged(listener: () => void): () => void;
}

export interface BreakpointLimits {
  readonly most: number;
  /** Real ms. */
  readonly longestMs: number;
}

export interface BreakpointsDeps {
  /** The server's clock, ms since 1970. */
  readonly now: () => number;
  readonly emitHeld: (held: HeldRequest) => void;
  readonly emitReleased: (exchange: number, where: HoldPlace, end: HoldEnd) => void;
  readonly limits?: BreakpointLimits;
}

/** The request as breakpoints see it. */
export interface Caller {
  readonly context: RequestContext;
  readonly method: string;
  readonly who: Exchange['who'];
}

const LIMITS: BreakpointLimits = { most: 50, longestMs: 10 * 60_000 };

interface HeldEntry {
  readonly shown: HeldRequest;
  readonly end: (how: HoldEnd) => void;
}

export class RequestBreakpoints implements Breakpoints {
  readonly #deps: BreakpointsDeps;
  readonly #limits: BreakpointLimits;
  readonly #set = new Map<number, NumberedBreakpoint>();
  readonly #held = new Map<number, HeldEntry>();
  readonly #listeners = new Set<() => void>();
  #lastNumber = 0;

  constructor(deps: BreakpointsDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? LIMITS;
  }

  /** Whether any is set. */
  get hasAny(): boolean {
    return this.#set.size > 0;
  }

  get list(): readonly NumberedBreakpoint[] {
    return [...this.#set.values()];
  }

  get held(): readonly HeldRequest[] {
    return [...this.#held.values()].map(({ shown }) => shown);
  }

  set(breakpoint: Breakpoint): number {
    this.#lastNumber += 1;
    this.#set.set(this.#lastNumber, { ...breakpoint, id: this.#lastNumber });
    this.#emitChanged();
    return this.#lastNumber;
  }

  remove(number: number): boolean {
    const wasSet = this.#set.delete(number);
    if (wasSet) this.#emitChanged();
    return wasSet;
  }

  release(exchange: number): boolean {
    return this.#end(exchange, 'released');
  }

  fail(exchange: number): boolean {
    return this.#end(exchange, 'failed');
  }

  releaseAll(): void {
    for (const exchange of [...this.#held.keys()]) this.release(exchange);
  }

  clear(): void {
    for (const number of [...this.#set.keys()]) this.remove(number);
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
  hit(where: HoldPlace, caller: Caller): Promise<'go' | 'gone'> | null {
    if (this.#held.size >= this.#limits.most) return null;
    const breakpoint = this.#find(where, caller);
    return breakpoint === null ? null : this.#hold(breakpoint, caller);
  }

  #find(where: HoldPlace, { context, method, who }: Caller): NumberedBreakpoint | null {
    for (const one of this.#set.values()) {
      if (one.where !== where) continue;
      if (one.who !== undefined && one.who !== who.agent) continue;
      if (one.path !== undefined && one.path !== context.path) continue;
      if (one.method === undefined || one.method === method) return one;
    }
    return null;
  }

  #hold({ id: order, where }: NumberedBreakpoint, { context, method, who }: Caller): Promise<'go' | 'gone'> {
    const { id: exchange, path, ticket } = context;
    const key = ticket.kind === 'valid' ? ticket.key : null;
    const shown = { exchange, order, where, since: this.#deps.now(), who, method, path, key };
    const began = performance.now();
    context.turn?.pause();
    return new Promise((resolve, reject) => {
      const end = (how: HoldEnd) => {
        clearTimeout(timer);
        this.#held.delete(exchange);
        context.lease.stopWaiting();
        context.noted = performance.now();
        context.steps.push({ kind: 'hold', where, end: how, at: began - context.began, tookMs: context.noted - began });
        context.turn?.resume();
        this.#deps.emitReleased(exchange, where, how);
        this.#emitChanged();
        if (how === 'failed') reject(new Refusal(where === 'answer' ? 'answer-lost' : 'made-to-fail'));
        else resolve(how === 'client-left' ? 'gone' : 'go');
      };
      const timer = setTimeout(() => end('late'), this.#limits.longestMs);
      timer.unref();
      this.#held.set(exchange, { shown, end });
      this.#deps.emitHeld(shown);
      this.#emitChanged();
      context.lease.wait(() => end('client-left'));
    });
  }

  #emitChanged(): void {
    for (const listener of this.#listeners) listener();
  }

  #end(exchange: number, how: HoldEnd): boolean {
    const entry = this.#held.get(exchange);
    entry?.end(how);
    return entry !== undefined;
  }
}
