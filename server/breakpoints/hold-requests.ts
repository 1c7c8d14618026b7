import type { Request, RequestHandler } from 'express';
import { showAgent } from '../inspector/record-exchange.ts';
import type { HoldPlace } from '../inspector/records.ts';
import type { Caller, RequestBreakpoints } from './breakpoints.ts';

/** The middleware where requests are held, when somebody at the window says so. Whose client has left goes no further. */
export function holdRequests(breakpoints: RequestBreakpoints, where: Exclude<HoldPlace, 'answer'>): RequestHandler {
  return function holdRequests(req, _res, next) {
    const held = breakpoints.hasAny ? breakpoints.hit(where, callerOf(req)) : null;
    if (held === null) next();
    else held.then((how) => (how === 'go' ? next() : req.context.lease.end()), next);
  };
}

/** Agents are compared as records show them: the window knows no other spelling. */
export function callerOf({ context, method, headers, socket }: Request): Caller {
  const who = { agent: showAgent(headers['user-agent']), address: socket.remoteAddress ?? '' };
  return { context, method, who };
}
