/** Requests that are held back. */
import type { ExchangeId } from '../exchange-id.ts';
import type { BreakpointWish, HeldExchange } from '../exchange-records.ts';

/** Which requests are held now, and which stand there. */
export interface BreakpointsState {
  /** Whether a request that fits is going to be held. */
  readonly holding: boolean;
  /** In the order they came. */
  readonly held: readonly HeldExchange[];
}

export interface BreakpointsRequests {
  'breakpoints.state': { input: null; output: BreakpointsState };
  /** From now on requests that fit are held; an earlier order ends. */
  'breakpoints.set': { input: BreakpointWish; output: null };
  /** Nothing more is held; what stands there stays. */
  'breakpoints.remove': { input: null; output: null };
  /** Lets one go. Nothing happens when it does not stand there any more. */
  'breakpoints.release': { input: { exchange: ExchangeId }; output: null };
  /** Answers for the shop, with an error. */
  'breakpoints.fail': { input: { exchange: ExchangeId }; output: null };
  'breakpoints.release-all': { input: null; output: null };
  /** Nobody watches any more: all orders end, all are let go. */
  'breakpoints.clear': { input: null; output: null };
}

export interface BreakpointsEvents {
  'breakpoints.changed': BreakpointsState;
}
