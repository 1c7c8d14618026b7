/**
 * The commit: saves what a handler did to the session, before the answer leaves. Whatever it throws, nothing of the
 * request is kept and the record stays as it was.
 */
import type { Request } from 'express';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import { Refusal } from '../refusal.ts';
import type { RequestContext } from '../request-context.ts';
import type { JsonObject } from '../session-types.ts';
import { sessionKeyOf } from '../store/session-key.ts';
import type { SessionStore } from '../store/store.ts';
import { noteStore } from './express-store.ts';
import { issuesTicket, type SessionContent } from './handler-context.ts';
import { nextExpiry } from './lifetime.ts';
import { hintOf } from './ticket.ts';

/** What the handler wants done with the session beside its content: a new ticket for it, or its end. */
export type SessionWish = 'keep' | 'renew' | 'end';

export interface CommitDeps {
  readonly now: () => number;
  readonly ended: RecentlyEnded;
  /** Live sessions, as far as counted: new ones are refused beyond the limit. */
  readonly countSessions: () => number | null;
}

/** @throws SessionGone, RevisionConflict, StoreFailed, Refusal */
export async function commit(
  req: Request,
  content: SessionContent,
  wish: SessionWish,
  deps: CommitDeps,
): Promise<void> {
  const { context } = req;
  if (!context.generation.settings.sessions) return;
  if (wish === 'end') return endSession(req, deps);
  const { loaded } = context;
  const changed = loaded === null ? Object.keys(content).length > 0 : JSON.stringify(content) !== loaded.stored.json;
  if (loaded === null) {
    if (changed || issuesTicket(req)) await createSession(req, content, deps);
    return;
  }
  context.after = context.before;
  if (wish === 'renew') return renewSession(req, content, deps);
  if (changed) {
    context.expiresAt = nextExpiry(context.generation.settings, loaded.stored.createdAt, deps.now());
    await save(req, content, 'changed');
  } else if (context.expiresAt !== null && context.expiresAt !== loaded.stored.expiresAt) {
    await touch(context, context.expiresAt);
  }
}

/** Lets express-session see what will be saved, so that it gives out the ticket when the headers leave before the save. */
export function stageContent(req: Request, content: SessionContent): void {
  if (req.context.generation.settings.sessions && Object.keys(content).length > 0)
    req.session.data = content as JsonObject;
}

/** Takes the session out of express-session's hands: nothing is saved and no ticket is set any more. */
export function dropSession(req: Request): void {
  Reflect.deleteProperty(req, 'session');
}

async function createSession(req: Request, content: SessionContent, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { settings } = context.generation;
  const { ticket } = context;
  if (ticket.kind === 'valid' && deps.ended.has(ticket.key)) {
    if (req.method === 'GET') return;
    throw new Refusal('session-ended');
  }
  const live = deps.countSessions();
  if (live !== null && live >= settings.maxSessions)
    throw new Refusal('shop-full', { headers: { 'Retry-After': '60' } });
  const now = deps.now();
  context.expiresAt = nextExpiry(settings, now, now);
  await save(req, content, 'created');
}

/** The new record is written before the old one goes: a failure on the way loses no cart. */
async function renewSession(req: Request, content: SessionContent, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { loaded } = context;
  if (loaded === null) return createSession(req, content, deps);
  const now = deps.now();
  context.committing = true;
  req.sessionStore.generate(req);
  context.expiresAt = nextExpiry(context.generation.settings, now, now);
  await save(req, content, 'regenerated');
  const { store } = context.generation;
  try {
    const wasThere = await destroy(context, store, loaded.key);
    if (!wasThere) throw new Refusal('session-ended');
  } catch (error) {
    await store.destroy(sessionKeyOf(req.sessionID)).catch(() => false);
    throw error;
  }
  deps.ended.add(loaded.key);
}

async function endSession(req: Request, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { ticket } = context;
  dropSession(req);
  if (ticket.kind === 'none') return;
  context.expireTicket = true;
  if (ticket.kind !== 'valid') return;
  const { loaded, generation } = context;
  if (loaded === null) return;
  await destroy(context, generation.store, loaded.key);
  deps.ended.add(loaded.key);
  context.effect = 'destroyed';
  context.after = null;
}

async function save(req: Request, content: SessionContent, effect: RequestContext['effect']): Promise<void> {
  const { context, session } = req;
  session.data = content as JsonObject;
  context.committing = true;
  try {
    await new Promise<void>((resolve, reject) => session.save((error: unknown) => (error ? reject(error) : resolve())));
  } finally {
    context.committing = false;
  }
  context.effect = effect;
  const { sessionID } = req;
  const key = context.loaded !== null && effect === 'changed' ? context.loaded.key : sessionKeyOf(sessionID);
  context.after = { key, hint: hintOf(sessionID), data: content, expiresAt: context.expiresAt };
}

async function touch(context: RequestContext, expiresAt: number): Promise<void> {
  const { loaded, generation } = context;
  if (loaded === null) return;
  await noteStore(context, 'touch', loaded.key, async () => {
    const done = await generation.store.touch(loaded.key, expiresAt);
    return [done, done ? 'done' : 'gone'];
  });
  context.after = context.before === null ? null : { ...context.before, expiresAt };
}

function destroy(
  context: RequestContext,
  store: SessionStore,
  key: NonNullable<RequestContext['loaded']>['key'],
): Promise<boolean> {
  return noteStore(context, 'destroy', key, async () => {
    const done = await store.destroy(key);
    return [done, done ? 'done' : 'missing'];
  });
}
