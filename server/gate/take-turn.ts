import type { RequestHandler } from 'express';
import type { Secrets } from '../defence/secrets.ts';
import { Refusal } from '../refusal.ts';
import type { RequestLease } from '../request-lease.ts';
import { originOf } from '../session/origin.ts';
import { ClientGone, type Gate, TooManyWaiting, type Turn, WaitedTooLong } from './gate.ts';
import type { RecentlyBegun } from './recently-begun.ts';

export interface TurnDeps {
  readonly gate: Gate;
  readonly begun: RecentlyBegun;
  readonly secrets: Secrets;
}

/**
 * The middleware where requests of one session queue up. Whose client leaves while it waits is given up; whose turn has come
 * goes on with it to its commit. First forms of one page queue up too: the second joins the session that the first began.
 */
export function takeTurn({ gate, begun, secrets }: TurnDeps): RequestHandler {
  return function takeTurn(req, _res, next) {
    const { context } = req;
    const { lease, generation } = context;
    if (lease.hasClientLeft) return lease.end();
    const { settings } = generation;
    if (!settings.queue || !settings.sessions) return next();
    const origin = originOf(req, secrets);
    context.origin = origin;
    const limits = { deadlineMs: settings.queueDeadline, length: settings.queueLength };
    const enter = (lane: string, admit: (turn: Turn) => void) => {
      const began = performance.now();
      const note = (turn: Turn) => {
        lease.stopWaiting();
        lease.hold(turn.leave);
        context.turn = turn;
        context.noted = performance.now();
        const tookMs = context.noted - began;
        context.steps.push({ kind: 'gate', ahead: turn.ahead, at: began - context.began, tookMs });
        admit(turn);
      };
      const turn = gate.enter(lane, limits, (leave) => lease.wait(leave));
      if (turn instanceof Promise) turn.then(note, (error: unknown) => refuse(error, lease, next));
      else note(turn);
    };
    const lane = context.ticket.kind === 'valid' ? context.ticket.key : origin;
    if (lane === null) return next();
    enter(lane, (turn) => {
      const joined = origin === null ? null : begun.find(origin);
      if (joined === null || joined.key === lane) return next();
      context.joinedWith = context.ticket;
      context.ticket = { kind: 'valid', ...joined };
      turn.leave();
      enter(joined.key, () => next());
    });
  };
}

function refuse(error: unknown, lease: RequestLease, next: (error: unknown) => void): void {
  lease.stopWaiting();
  if (error instanceof ClientGone) lease.end();
  else if (error instanceof WaitedTooLong) next(new Refusal('waited-too-long', { cause: error }));
  else if (error instanceof TooManyWaiting) next(new Refusal('too-many-waiting', { cause: error }));
  else next(error);
}
