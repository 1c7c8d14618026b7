import type { Request } from 'express';
import { readSeed, TOKEN_FIELD, visitorOf } from '../defence/form-token.ts';
import type { Secrets } from '../defence/secrets.ts';

/**
 * What a session would begin from, should this form begin one: the page that a visitor without a ticket was given (its token
 * carries a seed of its own), or the ticket it shows. Both only together with the visitor's address and browser, so that nobody
 * else's form joins. Null: nothing tells this form from others.
 */
export function originOf(req: Request, secrets: Secrets): string | null {
  const { ticket, form } = req.context;
  if (req.method !== 'POST') return null;
  const stranger = visitorOf(req, null);
  if (ticket.kind === 'valid') return `ticket ${ticket.key} ${stranger}`;
  const token = form?.find(([name]) => name === TOKEN_FIELD)?.[1];
  const seed = token === undefined ? null : readSeed(secrets, stranger, token);
  return seed === null ? null : `page ${seed} ${stranger}`;
}
