/**
 * The commit: saves what a handler did to the session, before the answer leaves, and gives the browser its ticket. Whatever it
 * throws, nothing of the request is kept and the record stays as it was.
 */
import type { Request, Response } from 'express';
import type { RecentlyBegun } from '../gate/recently-begun.ts';
import type { RecentlyEnded } from '../gate/recently-ended.ts';
import { Refusal } from '../refusal.ts';
import type { LoadedSession, RequestContext } from '../request-context.ts';
import type { SessionContent } from './handler-context.ts';
import { nextExpiry } from './lifetime.ts';
import { noteStore } from './note-store.ts';
import { expireTicket } from './shape-ticket.ts';
import type { Ticket } from './ticket.ts';
import { createRecord, updateRecord } from './write-session.ts';

/** A request that took longer by the server's clock asks whether its session is still there, in ms. */
const LONG_MS = 500;

/** What the handler wants done with the session beside its content: a new ticket for it, or its end. "ended": its order has ended it. */
export type SessionWish = 'keep' | 'renew' | 'end' | 'ended';

export interface CommitDeps {
  readonly now: () => number;
  readonly ended: RecentlyEnded;
  readonly begun: RecentlyBegun;
  /** Live sessions, as far as counted: new ones are refused beyond the limit. */
  readonly countSessions: () => number | null;
  /** Gets one plain sentence about anything odd. */
  readonly warn: (sentence: string) => void;
}

/** What there is to commit. */
export interface Commitment {
  readonly req: Request;
  readonly res: Response;
  readonly content: SessionContent;
  readonly wish: SessionWish;
}

/** @throws SessionGone, RevisionConflict, StoreFailed, Refusal */
export async function commit(work: Commitment, deps: CommitDeps): Promise<void> {
  const { context } = work.req;
  const { loaded } = context;
  if (!context.generation.settings.sessions) return;
  if (work.wish === 'end' || work.wish === 'ended') return endSession(work, deps);
  if (loaded === null) return createSession(work, deps);
  context.after = context.before;
  if (work.wish === 'renew') return renewSession(work, loaded, deps);
  return keepSession(work, loaded, deps);
}

/** Gives out the ticket of what will be saved, for an answer whose headers leave before the save. */
export function giveTicket({ req, res, content }: Commitment): void {
  const { loaded, generation } = req.context;
  if (!generation.settings.sessions) return;
  if (loaded === null) {
    if (isWorthSaving(content)) takeTicket(req, res);
  } else repeatTicket(req, res, JSON.stringify(content) !== loaded.stored.json);
}

/** Takes the ticket out of express-session's hands: none is set any more. */
export function dropTicket(req: Request): void {
  Reflect.deleteProperty(req, 'session');
}

function isWorthSaving(content: SessionContent): boolean {
  return Object.keys(content).length > 0;
}

async function createSession({ req, res, content }: Commitment, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { ticket, generation } = context;
  const { settings } = generation;
  if (!isWorthSaving(content) && context.issued === null) return;
  if (ticket.kind === 'valid' && deps.ended.has(ticket.key)) {
    if (req.method === 'GET') return dropTicket(req);
    throw new Refusal('session-ended');
  }
  const live = deps.countSessions();
  if (live !== null && live >= settings.maxSessions)
    throw new Refusal('shop-full', { headers: { 'Retry-After': '60' } });
  const now = deps.now();
  const expiresAt = nextExpiry(settings, now, now);
  const fresh = takeTicket(req, res);
  await createRecord(context, 'created', fresh.key, { json: JSON.stringify(content), hint: fresh.hint, expiresAt });
  if (context.origin !== null) deps.begun.add(context.origin, fresh);
}

async function keepSession({ req, res, content }: Commitment, loaded: LoadedSession, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { stored } = loaded;
  const json = JSON.stringify(content);
  const isChanged = json !== stored.json;
  if (isChanged) {
    const next = nextExpiry(context.generation.settings, stored.createdAt, deps.now());
    const expiresAt = Math.max(next, context.leastExpiry);
    await updateRecord(context, loaded, { json, hint: stored.hint, expiresAt });
  } else {
    const expiresAt = context.expiresAt ?? stored.expiresAt;
    // After a while it may have ended, so that the store is asked in any case.
    const wasLong = deps.now() - context.at > LONG_MS;
    if (wasLong || expiresAt !== stored.expiresAt) await touch(context, loaded, expiresAt);
  }
  repeatTicket(req, res, isChanged);
}

/**
 * The new record is written before the old one goes: a failure on the way loses no cart. A store that fails to remove the old
 * one does not undo the login: the visitor goes on with the new ticket, and nobody with the old one.
 */
async function renewSession({ req, res, content }: Commitment, loaded: LoadedSession, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { settings, store, issueTicket } = context.generation;
  const now = deps.now();
  const expiresAt = nextExpiry(settings, now, now);
  const { key, hint } = issueTicket(req, res);
  await createRecord(context, 'regenerated', key, { json: JSON.stringify(content), hint, expiresAt });
  if (await removeReplaced(context, loaded, deps)) return;
  await store.destroy(key).catch(() => false);
  throw new Refusal('session-ended');
}

/** False when the session had ended meanwhile: there is nothing to go on with. */
async function removeReplaced(context: RequestContext, loaded: LoadedSession, deps: CommitDeps): Promise<boolean> {
  const { key, stored } = loaded;
  try {
    if (!(await destroy(context, key))) return false;
    deps.ended.add(key);
  } catch (error) {
    deps.ended.addLeftBehind(key);
    const why = error instanceof Error ? error.message : String(error);
    deps.warn(
      `After a login the old record, ticket ${stored.hint}…, may still be there, and is no longer taken. ${why}`,
    );
  }
  return true;
}

async function endSession({ req, res, wish }: Commitment, deps: CommitDeps): Promise<void> {
  const { context } = req;
  const { ticket, loaded, generation } = context;
  dropTicket(req);
  if (ticket.kind === 'none') return;
  expireTicket(res, generation.settings);
  if (loaded === null) return;
  if (wish === 'end') await destroy(context, loaded.key);
  // The record went in one step with the order.
  else await noteStore(context, 'destroy', loaded.key, async () => [true, 'done']);
  deps.ended.add(loaded.key);
  context.effect = 'destroyed';
  context.after = null;
}

/** The ticket of the session that is about to begin. */
function takeTicket(req: Request, res: Response): Ticket {
  const { issued, ticket, generation } = req.context;
  const { settings, issueTicket } = generation;
  if (issued !== null) return issued;
  // With strict tickets off, an ID that only the browser knows becomes a session: the hole called session fixation.
  if (settings.strictTickets || ticket.kind !== 'valid') return issueTicket(req, res);
  repeatTicket(req, res, true);
  return ticket;
}

/** Gives the browser the ticket that it has once more, when that makes it last longer there. */
function repeatTicket(req: Request, res: Response, isChanged: boolean): void {
  const { ticket, joinedWith, generation } = req.context;
  const { settings, issueTicket } = generation;
  if (ticket.kind !== 'valid' || res.headersSent) return;
  if (settings.rolling || joinedWith !== null || (isChanged && settings.cookieLength === 'persistent'))
    issueTicket(req, res, ticket.id);
}

/** @throws Refusal when the session has ended since it was read: what the page shows is no longer so */
async function touch(context: RequestContext, { key }: LoadedSession, expiresAt: number): Promise<void> {
  const isThere = await noteStore(context, 'touch', key, async () => {
    const done = (await context.generation.store.touch(key, expiresAt)) !== null;
    return [done, done ? 'done' : 'gone'];
  });
  context.after = context.before === null || !isThere ? null : { ...context.before, expiresAt };
  if (isThere) return;
  context.expiresAt = null;
  throw new Refusal('session-ended');
}

function destroy(context: RequestContext, key: LoadedSession['key']): Promise<boolean> {
  return noteStore(context, 'destroy', key, async () => {
    const done = await context.generation.store.destroy(key);
    return [done, done ? 'done' : 'missing'];
  });
}
