import type { RequestHandler } from 'express';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import type { LoadedSession, RequestContext } from '../request-context.ts';
import type { SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { SessionStore } from '../store/store.ts';
import { hasOutlived, touchedExpiry } from './lifetime.ts';
import { noteStore } from './note-store.ts';

export interface OpenSessionDeps {
  readonly store: SessionStore;
  readonly settings: Settings;
  readonly now: () => number;
  readonly ended: RecentlyEnded;
}

/**
 * The middleware that finds the visitor's session: the record that the store keeps under the key of a valid ticket. It is made
 * anew when the settings change.
 */
export function makeSessionMiddleware(deps: OpenSessionDeps): RequestHandler {
  const { settings, now } = deps;
  // The latest time that was seen with these settings.
  let latest = 0;
  return async function openSession(req, res, next) {
    if (!settings.sessions) return next();
    const { context } = req;
    const { ticket } = context;
    const loaded = ticket.kind === 'valid' ? await readSession(context, ticket.key, deps) : null;
    if (loaded === null) {
      if (settings.ticketOnFirstVisit && req.method === 'GET') context.generation.issueTicket(req, res);
    } else {
      const { json, hint, expiresAt } = loaded.stored;
      context.loaded = loaded;
      const time = now();
      // A clock that was put back comes forward again: a session must not be shortened meanwhile.
      context.leastExpiry = time < latest ? expiresAt : 0;
      latest = Math.max(latest, time);
      context.expiresAt = Math.max(touchedExpiry(loaded.stored, settings, time), context.leastExpiry);
      context.before = { key: loaded.key, hint, json, expiresAt };
      context.effect = 'read';
    }
    next();
  };
}

/** Null when the store has no such session, or none that may live any longer. */
async function readSession(
  context: RequestContext,
  key: SessionKey,
  { store, settings, now, ended }: OpenSessionDeps,
): Promise<LoadedSession | null> {
  if (ended.isLeftBehind(key)) {
    // A login has replaced it, and the store failed to remove it then: before anything else that is done now, or fails again.
    await noteStore(context, 'destroy', key, async () => [await store.destroy(key), 'gone']);
    ended.add(key);
    return null;
  }
  const stored = await noteStore(context, 'read', key, async () => {
    const found = await store.read(key);
    return [found, found === null ? 'missing' : 'found'];
  });
  if (stored === null) return null;
  if (hasOutlived(stored, settings, now())) {
    await noteStore(context, 'destroy', key, async () => [await store.destroy(key), 'expired']);
    return null;
  }
  return { key, stored };
}
