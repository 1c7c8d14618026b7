import type { SessionEffect } from '../inspector/records.ts';
import type { LoadedSession, RequestContext } from '../request-context.ts';
import type { SessionKey } from '../session-types.ts';
import {
  type NewSession,
  RevisionConflict,
  SessionExists,
  SessionGone,
  type SessionStore,
  type StoredSession,
} from '../store/store.ts';
import { noteStore } from './note-store.ts';

/** How often a save without revisions tries to get past the others. */
const MOST_TRIES = 20;

/** Writes a session that must not be there yet. @throws SessionExists, StoreFailed */
export async function createRecord(
  context: RequestContext,
  effect: 'created' | 'regenerated',
  key: SessionKey,
  fresh: NewSession,
): Promise<void> {
  const { store } = context.generation;
  await noteStore(context, 'create', key, async () => [await store.create(key, fresh), 'done']);
  noteSaved(context, effect, key, fresh);
}

/** Writes a session over the revision that was read. @throws SessionGone, RevisionConflict, StoreFailed */
export async function updateRecord(
  context: RequestContext,
  { key, stored: { rev } }: LoadedSession,
  fresh: NewSession,
): Promise<void> {
  const { settings, store } = context.generation;
  await noteStore(context, 'update', key, async () => {
    try {
      return [await store.update(key, rev, fresh), 'done'];
    } catch (error) {
      if (settings.checkRevision) throw error;
      return [await overwrite(store, key, fresh, error), 'done'];
    }
  });
  noteSaved(context, 'changed', key, fresh);
}

function noteSaved(context: RequestContext, effect: SessionEffect, key: SessionKey, fresh: NewSession): void {
  context.expiresAt = fresh.expiresAt;
  context.effect = effect;
  context.after = { key, hint: fresh.hint, json: fresh.json, expiresAt: fresh.expiresAt };
}

/** What stores without revisions do, for the lesson: the last save wins, and the dead come back. */
async function overwrite(
  store: SessionStore,
  key: SessionKey,
  fresh: NewSession,
  why: unknown,
): Promise<StoredSession> {
  let failure = why;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (!isOvertaken(failure)) throw failure;
    try {
      const now = await store.read(key);
      return await (now === null ? store.create(key, fresh) : store.update(key, now.rev, fresh));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Somebody else was faster: nothing is wrong with the store. */
function isOvertaken(error: unknown): boolean {
  return error instanceof RevisionConflict || error instanceof SessionGone || error instanceof SessionExists;
}
