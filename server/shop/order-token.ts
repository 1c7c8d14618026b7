import { randomBytes } from 'node:crypto';
import { isSealed, type Secrets, seal } from '../defence/secrets.ts';
import type { SessionContent } from '../session/handler-context.ts';
import type { OrderedSession } from '../store/orders.ts';

/** The form field that carries the order token. */
export const ORDER_FIELD = 'order';

/** What an order form shows: the session it is made of, at its revision, and what lies in it. */
export interface ShownSession {
  readonly session: OrderedSession;
  readonly content: SessionContent;
}

/**
 * A token that stands for one order: `<name>.<seal>`. It lies in the form and not in the session, because opening the
 * checkout must change nothing (C51) and because it must still be known when the session has ended.
 *
 * @param shown what would be ordered: as long as nothing in it changes, every form of it is the same one, in another tab or
 *   after Back too. Null: there is nothing to order, and no two forms are alike.
 */
export function makeOrderToken(secrets: Secrets, shown: ShownSession | null): string {
  const name = shown ? nameOf(secrets[0], shown) : randomBytes(16).toString('hex');
  return `${name}.${seal(secrets[0], 'order', name)}`;
}

/** Whether the form of this token showed exactly that: nothing is ordered that its visitor has not seen (C77). */
export function isTokenOf(secrets: Secrets, token: string, shown: ShownSession): boolean {
  const [name] = token.split('.');
  return secrets.some((secret) => nameOf(secret, shown) === name);
}

/** Whether this server made the token; without this, any text could be used up as one. */
export function isOrderToken(secrets: Secrets, token: string): boolean {
  const [name = '', claimed = '', more] = token.split('.');
  return more === undefined && isSealed(secrets, 'order', name, claimed);
}

/** With the content, since a rewind counts revisions anew: of two carts at one revision each has its own form. */
function nameOf(secret: string, { session, content }: ShownSession): string {
  return seal(secret, 'ordered', `${session.key} ${session.rev} ${JSON.stringify(content)}`);
}
