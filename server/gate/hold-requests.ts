import type { Request, RequestHandler } from 'express';
import { showAgent } from '../inspector/record-exchange.ts';
import type { HoldPlace } from '../inspector/records.ts';
import type { Caller, HoldingDoor } from './door.ts';

/** The station where requests are held, when somebody at the window says so. Whose client has left goes no further. */
export function holdRequests(door: HoldingDoor, where: Exclude<HoldPlace, 'answer'>): RequestHandler {
  return function holdRequests(req, _res, next) {
    const held = door.isWatched ? door.stop(where, callerOf(req)) : null;
    if (held === null) next();
    else held.then((how) => (how === 'go' ? next() : undefined), next);
  };
}

/** Agents are compared as records show them: the window knows no other spelling. */
export function callerOf({ passage, method, headers }: Request): Caller {
  return { passage, method, agent: showAgent(headers['user-agent']) };
}
