/**
 * The anti-forgery token of a form: `<whose>.<seal>`. `whose` names the visitor the form was made for (a keyed hash of
 * the session, or of address and browser while there is none); the seal shows that this server made it. Nothing is stored.
 */
import type { Request } from 'express';
import type { SessionKey } from '../session-types.ts';
import { isSealed, type Secrets, seal } from './secrets.ts';

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
  const name = `${secrets[0]} ${visitor}`;
  const before = made.get(name);
  if (before !== undefined) return before;
  const whose = seal(secrets[0], 'visitor', visitor);
  const token = `${whose}.${seal(secrets[0], 'form', whose)}`;
  if (made.size >= MOST_MADE) made.clear();
  made.set(name, token);
  return token;
}

export function judgeFormToken(secrets: Secrets, visitor: string, token: string | undefined): TokenVerdict {
  if (token === undefined || token === '') return 'missing';
  const [whose = '', claimed = '', more] = token.split('.');
  if (more !== undefined || !isSealed(secrets, 'form', whose, claimed)) return 'false';
  return isSealed(secrets, 'visitor', visitor, whose) ? 'own' : 'other';
}
