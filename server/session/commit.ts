/**
 * The commit: saves what a handler did to the session, before the answer leaves. Whatever it throws, nothing of the
 * request is kept and the record stays as it was.
 */
import type { Request } from 'express';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import type { JsonObject } from '../inspector/records.ts';
import type { Passage } from '../passage.ts';
import { Refusal } from '../refusal.ts';
import type { SessionStore } from '../store/store.ts';
import { noteStore } from './express-store.ts';
import { nextExpiry } from './lifetime.ts';
import { hintOf, keyOf } from './ticket.ts';
import { issuesTicket, type SessionContent } from './visit.ts';

/** What the handler wants done with the session beside its content: a new ticket for it, or its end. */
export type SessionWish = 'keep' | 'renew' | 'end';

export interface CommitParts {
  readonly now: () => number;
  readonly ended: RecentlyEnded;
  /** Live sessions, as far as counted: new ones are refused beyond the limit. */
  readonly countSessions: () => number;
}

/** @throws SessionGone, RevisionConflict, StoreFailed, Refusal */
export async function commit(
  req: Request,
  content: SessionContent,
  wish: SessionWish,
  parts: CommitParts,
): Promise<void> {
  const { passage } = req;
  if (!passage.epoch.settings.sessions) return;
  if (wish === 'end') return endSession(req, parts);
  const { loaded } = passage;
  const changed = loaded === null ? Object.keys(content).length > 0 : JSON.stringify(content) !== loaded.json;
  if (loaded === null) {
    if (changed || issuesTicket(req)) await createSession(req, content, parts);
    return;
  }
  passage.after = passage.before;
  if (wish === 'renew') return renewSession(req, content, parts);
  if (changed) {
    passage.expiresAt = nextExpiry(passage.epoch.settings, loaded.stored.createdAt, parts.now());
    await save(req, content, 'changed');
  } else if (passage.expiresAt !== null && passage.expiresAt !== loaded.stored.expiresAt) {
    await touch(passage, passage.expiresAt);
  }
}

/** Lets express-session see what will be saved, so that it gives out the ticket when the headers leave before the save. */
export function stageContent(req: Request, content: SessionContent): void {
  if (req.passage.epoch.settings.sessions && Object.keys(content).length > 0) req.session.data = content as JsonObject;
}

/** Takes the session out of express-session's hands: nothing is saved and no ticket is set any more. */
export function dropSession(req: Request): void {
  Reflect.deleteProperty(req, 'session');
}

async function createSession(req: Request, content: SessionContent, parts: CommitParts): Promise<void> {
  const { passage } = req;
  const { settings } = passage.epoch;
  const { ticket } = passage;
  if (ticket.kind === 'valid' && parts.ended.has(ticket.key)) {
    if (req.method === 'GET') return;
    throw new Refusal('session-ended');
  }
  if (parts.countSessions() >= settings.maxSessions)
    throw new Refusal('shop-full', { headers: { 'Retry-After': '60' } });
  const now = parts.now();
  passage.expiresAt = nextExpiry(settings, now, now);
  await save(req, content, 'created');
}

/** The new record is written before the old one goes: a failure on the way loses no cart. */
async function renewSession(req: Request, content: SessionContent, parts: CommitParts): Promise<void> {
  const { passage } = req;
  const { loaded } = passage;
  if (loaded === null) return createSession(req, content, parts);
  const now = parts.now();
  passage.committing = true;
  req.sessionStore.generate(req);
  passage.expiresAt = nextExpiry(passage.epoch.settings, now, now);
  await save(req, content, 'regenerated');
  const { store } = passage.epoch;
  try {
    const wasThere = await destroy(passage, store, loaded.key);
    if (!wasThere) throw new Refusal('session-ended');
  } catch (error) {
    await store.destroy(keyOf(req.sessionID)).catch(() => false);
    throw error;
  }
  parts.ended.add(loaded.key);
}

async function endSession(req: Request, parts: CommitParts): Promise<void> {
  const { passage } = req;
  const { ticket } = passage;
  dropSession(req);
  if (ticket.kind === 'none') return;
  passage.expireTicket = true;
  if (ticket.kind !== 'valid') return;
  const { loaded, epoch } = passage;
  if (loaded === null) return;
  await destroy(passage, epoch.store, loaded.key);
  parts.ended.add(loaded.key);
  passage.effect = 'destroyed';
  passage.after = null;
}

async function save(req: Request, content: SessionContent, effect: Passage['effect']): Promise<void> {
  const { passage, session } = req;
  session.data = content as JsonObject;
  passage.committing = true;
  try {
    await new Promise<void>((resolve, reject) => session.save((error: unknown) => (error ? reject(error) : resolve())));
  } finally {
    passage.committing = false;
  }
  passage.effect = effect;
  const { sessionID } = req;
  const key = passage.loaded !== null && effect === 'changed' ? passage.loaded.key : keyOf(sessionID);
  passage.after = { key, hint: hintOf(sessionID), data: content, expiresAt: passage.expiresAt };
}

async function touch(passage: Passage, expiresAt: number): Promise<void> {
  const { loaded, epoch } = passage;
  if (loaded === null) return;
  await noteStore(passage, 'touch', loaded.key, async () => {
    const done = await epoch.store.touch(loaded.key, expiresAt);
    return [done, done ? 'done' : 'gone'];
  });
  passage.after = passage.before === null ? null : { ...passage.before, expiresAt };
}

function destroy(passage: Passage, store: SessionStore, key: NonNullable<Passage['loaded']>['key']): Promise<boolean> {
  return noteStore(passage, 'destroy', key, async () => {
    const done = await store.destroy(key);
    return [done, done ? 'done' : 'missing'];
  });
}
