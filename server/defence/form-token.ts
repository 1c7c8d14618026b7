/**
 * The anti-forgery token of a form: `<whose>.<seal>`, or `<whose>.<seed>.<seal>` for a visitor without a ticket. `whose` names the visitor the form was made for (a keyed hash of
 * the session, or of address and browser while there is none); the seal shows that this server made it. Nothing is stored.
 */
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { SessionKey } from '../session-types.ts';
import { isSealed, type Secrets, seal } from './secrets.ts';

/** Random bytes of a page's seed: 128 bits. */
const SEED_BYTES = 16;

/** The form field that carries the token. */
export const TOKEN_FIELD = '_token';

/** "own": made for this visitor; "other": made by this server for somebody else or before a login; "false": not ours. */
export type TokenVerdict = 'own' | 'other' | 'false' | 'missing';

/** Who a form is made for: the session, or the browser as far as it can be told apart without one. */
export function visitorOf(req: Request, key: SessionKey | null): string {
  return key ?? `${req.socket.remoteAddress} ${req.headers['user-agent'] ?? ''}`;
}

/** A visitor's token is the same on every page: the latest visitors' are kept, since each costs two HMACs. */
const made = new Map<string, string>();
const MOST_MADE = 1_000;

export function makeFormToken(secrets: Secrets, visitor: string): string {
  return remember(`${secrets[0]} ${visitor}`, () => sealToken(secrets, whoseOf(secrets, visitor)));
}

/**
 * The token of one page for a visitor without a ticket. Its seed is another on every page, and tells forms of that page from all
 * others: two that are sent at once begin one session (promise C94).
 */
export function makeFirstToken(secrets: Secrets, visitor: string): string {
  const whose = remember(`${secrets[0]} whose ${visitor}`, () => whoseOf(secrets, visitor));
  return sealToken(secrets, `${whose}.${randomBytes(SEED_BYTES).toString('base64url')}`);
}

export function judgeFormToken(secrets: Secrets, visitor: string, token: string | undefined): TokenVerdict {
  if (token === undefined || token === '') return 'missing';
  const parts = readToken(secrets, token);
  if (parts === null) return 'false';
  return isSealed(secrets, 'visitor', visitor, parts.whose) ? 'own' : 'other';
}

/** The seed of a token that this server made for this visitor; null when it has none. */
export function readSeed(secrets: Secrets, visitor: string, token: string): string | null {
  const parts = readToken(secrets, token);
  return parts !== null && isSealed(secrets, 'visitor', visitor, parts.whose) ? parts.seed : null;
}

function readToken(secrets: Secrets, token: string): { readonly whose: string; readonly seed: string | null } | null {
  const cut = token.lastIndexOf('.');
  const [signed, claimed] = [token.slice(0, Math.max(0, cut)), token.slice(cut + 1)];
  const [whose = '', seed = null, more] = signed.split('.');
  return more === undefined && isSealed(secrets, 'form', signed, claimed) ? { whose, seed } : null;
}

function whoseOf(secrets: Secrets, visitor: string): string {
  return seal(secrets[0], 'visitor', visitor);
}

function sealToken(secrets: Secrets, signed: string): string {
  return `${signed}.${seal(secrets[0], 'form', signed)}`;
}

function remember(name: string, make: () => string): string {
  const before = made.get(name);
  if (before !== undefined) return before;
  const token = make();
  if (made.size >= MOST_MADE) made.clear();
  made.set(name, token);
  return token;
}
