import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { type Gate, TooManyWaiting, WaitedTooLong } from './gate.ts';

/** The station of the way where requests of one session queue up. */
export function takeTurn(gate: Gate): RequestHandler {
  return async function takeTurn({ passage }, res, next) {
    const { settings } = passage.epoch;
    if (!settings.queue || !settings.sessions || passage.ticket.kind !== 'valid') return next();
    const began = performance.now();
    const gone = new AbortController();
    // A client that has gone frees its place; a handler that is already at work gives the turn back itself.
    res.once('close', () => {
      gone.abort();
      if (!passage.working) passage.turn?.leave();
    });
    try {
      const limits = { deadlineMs: settings.queueDeadline, length: settings.queueLength };
      passage.turn = await gate.enter(passage.ticket.key, limits, gone.signal);
    } catch (error) {
      if (gone.signal.aborted) return;
      if (error instanceof WaitedTooLong) throw new Refusal('waited-too-long', { cause: error });
      if (error instanceof TooManyWaiting) throw new Refusal('too-many-waiting', { cause: error });
      throw error;
    }
    const { ahead } = passage.turn;
    passage.steps.push({ kind: 'gate', ahead, at: began - passage.began, tookMs: performance.now() - began });
    next();
  };
}
