import type { Request, Response } from 'express';
import expressSession, { type SessionData, Store } from 'express-session';
import type { Secrets } from '../defence/secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { shapeTicket } from './shape-ticket.ts';
import { describeTicket, makeSessionId, type Ticket } from './ticket.ts';

/** Gives out a ticket with the answer: for a new session, or (with an ID) again for one that the browser has. */
export type IssueTicket = (req: Request, res: Response, id?: string) => Ticket;

/**
 * Lets express-session do what it is trusted for: it makes the ID, signs it and sets the cookie when the headers leave, every
 * option written out (its version 2 will have other defaults). It is called only when a ticket is to be given, and it neither
 * reads nor saves: see docs/decisions/express-session.md. Made anew when the settings change.
 */
export function makeTicketIssuer(settings: Settings, secrets: Secrets, now: () => number): IssueTicket {
  let wanted: string | undefined;
  const session = expressSession({
    name: settings.cookieName,
    secret: [...secrets],
    store: new NoStore(),
    genid: () => wanted ?? makeSessionId(),
    resave: false,
    // Whoever comes here is given a ticket, whether or not anything is remembered yet, and also over one that it has.
    saveUninitialized: true,
    rolling: true,
    unset: 'keep',
    proxy: false,
    // What the cookie says beside its value is written by shapeTicket, by our clock.
    cookie: { path: '/', httpOnly: true, secure: false },
  });

  return function issueTicket(req, res, id) {
    const { context } = req;
    if (context.issued === null) shapeTicket(req, res, secrets, now);
    Reflect.deleteProperty(req, 'session');
    wanted = id;
    let failure: unknown;
    // Without a store to wait for, it has made the ticket when it returns.
    session(req, res, (error: unknown) => {
      failure = error;
    });
    if (failure) throw failure;
    context.issued = describeTicket(req.sessionID);
    return context.issued;
  };
}

/** Express-session finds no session here, so that it makes one, and what it saves goes nowhere: the commit has saved it. */
class NoStore extends Store {
  override get(_id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    callback(null, null);
  }

  override set(_id: string, _session: SessionData, callback: (error?: unknown) => void = () => undefined): void {
    callback();
  }

  override destroy(_id: string, callback: (error?: unknown) => void = () => undefined): void {
    callback();
  }
}
