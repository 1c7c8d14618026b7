import { randomBytes } from 'node:crypto';
import { isSealed, type Secrets, seal } from '../defence/secrets.ts';
import type { OrderedSession } from '../store/orders.ts';

/** The form field that carries the order token. */
export const ORDER_FIELD = 'order';

/**
 * A token that stands for one order: `<name>.<seal>`. It lies in the form and not in the session, because opening the
 * checkout must change nothing (C51) and because it must still be known when the session has ended.
 *
 * @param session what would be ordered: as long as nothing in it changes, every form of it is the same one, in another tab or
 *   after Back too. Null: there is nothing to order, and no two forms are alike.
 */
export function makeOrderToken(secrets: Secrets, session: OrderedSession | null): string {
  const name = session ? seal(secrets[0], 'ordered', `${session.key} ${session.rev}`) : randomBytes(16).toString('hex');
  return `${name}.${seal(secrets[0], 'order', name)}`;
}

/** Whether this server made the token; without this, any text could be used up as one. */
export function isOrderToken(secrets: Secrets, token: string): boolean {
  const [name = '', claimed = '', more] = token.split('.');
  return more === undefined && isSealed(secrets, 'order', name, claimed);
}
