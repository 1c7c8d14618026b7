import { serialize } from 'cookie';
import { sign } from 'cookie-signature';
import type { Request, RequestHandler } from 'express';
import expressSession from 'express-session';
import type { Secrets } from '../defence/secrets.ts';
import type { Settings } from '../settings/settings.ts';
import type { SessionStore } from '../store/store.ts';
import { ExpressStore } from './express-store.ts';
import { touchedExpiry } from './lifetime.ts';
import { shapeTicket } from './shape-ticket.ts';
import { makeSessionId } from './ticket.ts';

/**
 * The middleware that finds the visitor's session: express-session, with every option written out (its version 2 will have
 * other defaults). It is made anew when the settings change.
 */
export function makeSessionMiddleware(
  store: SessionStore,
  settings: Settings,
  secrets: Secrets,
  now: () => number,
): RequestHandler {
  const bridge = new ExpressStore(store, now);
  const middleware = expressSession({
    name: settings.cookieName,
    secret: [...secrets],
    store: bridge,
    genid: (req) => adoptedId(req as Request) ?? makeSessionId(),
    resave: false,
    saveUninitialized: false,
    rolling: settings.rolling,
    unset: 'keep',
    proxy: false,
    // What the cookie says beside its value is written by shapeTicket, by our clock; a maxAge here only makes
    // express-session send a persistent ticket again when the session changes.
    cookie: { path: '/', httpOnly: true, secure: false, ...persistentLife(settings) },
  });

  return function openSession(req, res, next) {
    const { context } = req;
    if (!settings.sessions) return next();
    shapeTicket(req, res, secrets, now);
    const several = (req.headers.cookie ?? '').split(`${settings.cookieName}=`).length > 2;
    // Express-session verifies signatures, and looks at the first cookie of that name only.
    if ((!settings.signed || several) && context.ticket.kind === 'valid') {
      req.headers.cookie = serialize(settings.cookieName, `s:${sign(context.ticket.id, secrets[0])}`);
    }
    const opened = (error?: unknown) => {
      if (error) return next(error);
      const { loaded } = context;
      if (loaded !== null) {
        const { data, hint } = loaded.stored;
        context.expiresAt = touchedExpiry(loaded.stored, settings, now());
        context.before = { key: loaded.key, hint, data, expiresAt: loaded.stored.expiresAt };
        context.effect = 'read';
      }
      next();
    };
    bridge.askFor(context, () => middleware(req, res, opened));
  };
}

/** With strict tickets off, an ID that only the browser knows becomes a session: the hole called session fixation. */
function adoptedId(req: Request): string | null {
  const { ticket, generation, loaded, committing } = req.context;
  if (generation.settings.strictTickets || ticket.kind !== 'valid' || loaded !== null || committing) return null;
  return ticket.id;
}

function persistentLife({ cookieLength, idleLifetime }: Settings): { readonly maxAge?: number } {
  return cookieLength === 'persistent' ? { maxAge: idleLifetime } : {};
}
