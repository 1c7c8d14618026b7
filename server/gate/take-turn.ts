import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { ClientGone, type Gate, TooManyWaiting, type Turn, WaitedTooLong } from './gate.ts';

/** The station of the way where requests of one session queue up. When a client goes, `begin-passage.ts` frees its place. */
export function takeTurn(gate: Gate): RequestHandler {
  return function takeTurn({ passage }, _res, next) {
    const { settings } = passage.epoch;
    if (!settings.queue || !settings.sessions || passage.ticket.kind !== 'valid') return next();
    const began = performance.now();
    const admit = (turn: Turn) => {
      passage.turn = turn;
      passage.noted = performance.now();
      const tookMs = passage.noted - began;
      passage.steps.push({ kind: 'gate', ahead: turn.ahead, at: began - passage.began, tookMs });
      next();
    };
    const limits = { deadlineMs: settings.queueDeadline, length: settings.queueLength };
    const turn = gate.enter(passage.ticket.key, limits, (leave) => {
      passage.stopWaiting = leave;
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
