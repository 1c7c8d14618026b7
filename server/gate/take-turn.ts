import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import type { RequestLease } from '../request-lease.ts';
import { ClientGone, type Gate, TooManyWaiting, type Turn, WaitedTooLong } from './gate.ts';

/**
 * The middleware where requests of one session queue up. Whose client leaves while it waits is given up; whose turn has come
 * goes on with it to its commit.
 */
export function takeTurn(gate: Gate): RequestHandler {
  return function takeTurn({ context }, _res, next) {
    const { lease, generation } = context;
    if (lease.hasClientLeft) return lease.end();
    const { settings } = generation;
    if (!settings.queue || !settings.sessions || context.ticket.kind !== 'valid') return next();
    const began = performance.now();
    const admit = (turn: Turn) => {
      lease.stopWaiting();
      lease.hold(turn.leave);
      context.turn = turn;
      context.noted = performance.now();
      const tookMs = context.noted - began;
      context.steps.push({ kind: 'gate', ahead: turn.ahead, at: began - context.began, tookMs });
      next();
    };
    const limits = { deadlineMs: settings.queueDeadline, length: settings.queueLength };
    const turn = gate.enter(context.ticket.key, limits, (leave) => lease.wait(leave));
    if (turn instanceof Promise) turn.then(admit, (error: unknown) => refuse(error, lease, next));
    else admit(turn);
  };
}

function refuse(error: unknown, lease: RequestLease, next: (error: unknown) => void): void {
  lease.stopWaiting();
  if (error instanceof ClientGone) lease.end();
  else if (error instanceof WaitedTooLong) next(new Refusal('waited-too-long', { cause: error }));
  else if (error instanceof TooManyWaiting) next(new Refusal('too-many-waiting', { cause: error }));
  else next(error);
}
