/**
 * What one request carries through the pipeline: the settings and the store it began with (a change of settings never meets
 * a request half way), its ticket, its place in the queue, and the notes for the inspector.
 */

import type { Turn } from './gate/gate.ts';
import type { Beginning, Line, SessionEffect, SessionSide, Step } from './inspector/records.ts';
import type { CheckReason, RefusalReason } from './refusal.ts';
import type { RequestLease } from './request-lease.ts';
import type { ReadTicket, Ticket } from './session/ticket.ts';
import type { SessionKey } from './session-types.ts';
import type { SettingsGeneration } from './settings/generations.ts';
import type { ReadSession } from './store/store.ts';

export interface LoadedSession {
  readonly key: SessionKey;
  /** As it was read: its text shows at the end what the handler changed. */
  readonly stored: ReadSession;
}

/** The session before or after a request, as text: most records of exchanges are never written. */
export interface SessionText extends Omit<SessionSide, 'data'> {
  readonly json: string;
}

export interface RequestContext {
  readonly id: number;
  /** ms since 1970 by the server's clock. */
  readonly at: number;
  /** performance.now() at the arrival. */
  readonly began: number;
  /** performance.now() when the latest step was noted. */
  noted: number;
  /** Of the arrival at first, and from its admission on the one that it holds. */
  generation: SettingsGeneration;
  /** The address without its query. */
  readonly path: string;
  readonly steps: Step[];
  ticket: ReadTicket;
  /** What was told of it when it began, if anybody was listening. */
  beginning: Beginning | null;
  form: readonly Line[] | null;
  /** Gives back all that the request holds, when its work is over. */
  readonly lease: RequestLease;
  turn: Turn | null;
  /** What a session begins from, should this request begin one; see session/origin.ts. */
  origin: string | null;
  /** Another form of that origin was first: this is the ticket that was shown before its session was joined. */
  joinedWith: ReadTicket | null;
  loaded: LoadedSession | null;
  /** The ticket that the answer gives out, once it is made. */
  issued: Ticket | null;
  before: SessionText | null;
  after: SessionText | null;
  effect: SessionEffect;
  /** Until when the session lives after this request, ms since 1970; null while there is none. */
  expiresAt: number | null;
  /** No save makes the session end before this, ms since 1970. */
  leastExpiry: number;
  /** Why it was not carried out; null as long as nothing is known against it. */
  refusal: RefusalReason | null;
  /** Body of the answer in bytes. */
  bytes: number;
  /** A picture, style or font: logged, but no exchange of the shop. */
  plainFile: boolean;
}

declare global {
  namespace Express {
    interface Request {
      context: RequestContext;
    }
  }
}

/** ms since the request arrived. */
export function sinceArrival(context: RequestContext): number {
  return performance.now() - context.began;
}

/** Notes a check of the pipeline, which began when the one before it ended; `why` is the reason of the refusal. */
export function noteCheck(context: RequestContext, what: string, why?: CheckReason): void {
  const now = performance.now();
  const at = context.noted - context.began;
  const tookMs = now - context.noted;
  context.noted = now;
  context.steps.push(
    why === undefined
      ? { kind: 'check', what, ok: true, at, tookMs }
      : { kind: 'check', what, ok: false, why, at, tookMs },
  );
}
