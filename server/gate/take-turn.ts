import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { ClientGone, type Gate, TooManyWaiting, type Turn, WaitedTooLong } from './gate.ts';

/** The middleware where requests of one session queue up. When a client goes, `begin-request.ts` frees its place. */
export function takeTurn(gate: Gate): RequestHandler {
  return function takeTurn({ context }, _res, next) {
    const { settings } = context.generation;
    if (!settings.queue || !settings.sessions || context.ticket.kind !== 'valid') return next();
    const began = performance.now();
    const admit = (turn: Turn) => {
      context.turn = turn;
      context.noted = performance.now();
      const tookMs = context.noted - began;
      context.steps.push({ kind: 'gate', ahead: turn.ahead, at: began - context.began, tookMs });
      next();
    };
    const limits = { deadlineMs: settings.queueDeadline, length: settings.queueLength };
    const turn = gate.enter(context.ticket.key, limits, (leave) => {
      context.stopWaiting = leave;
    });
    if (turn instanceof Promise) turn.then(admit, (error: unknown) => refuse(error, next));
    else admit(turn);
  };
}

function refuse(error: unknown, next: (error: unknown) => void): void {
  // Nobody is there any more to be answered.
  if (error instanceof ClientGone) return;
  if (error instanceof WaitedTooLong) next(new Refusal('waited-too-long', { cause: error }));
  else if (error instanceof TooManyWaiting) next(new Refusal('too-many-waiting', { cause: error }));
  else next(error);
}
