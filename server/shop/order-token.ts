import { randomBytes } from 'node:crypto';
import { isSealed, type Secrets, seal } from '../defence/secrets.ts';

/** The form field that carries the order token. */
export const ORDER_FIELD = 'order';

/**
 * A token that stands for one order: `<random>.<seal>`. It lies in the form and not in the session, because opening the
 * checkout must change nothing (C51) and because it must still be known when the session has ended.
 */
export function makeOrderToken(secrets: Secrets): string {
  const random = randomBytes(16).toString('hex');
  return `${random}.${seal(secrets[0], 'order', random)}`;
}

/** Whether this server made the token; without this, any text could be used up as one. */
export function isOrderToken(secrets: Secrets, token: string): boolean {
  const [random = '', claimed = '', more] = token.split('.');
  return more === undefined && isSealed(secrets, 'order', random, claimed);
}
