/**
 * The shop's orders. They lie beside the sessions, in the same medium, so that "insert the order and end the session it was made of" can
 * be one step. An order number is used once: Back and resubmit, or two checkouts at once, find the order already placed (C60).
 */
import { createHash } from 'node:crypto';
import type { JsonObject, SessionKey } from '../session-types.ts';

/** What was ordered; the shop decides what stands in it, the book only keeps it. */
export type Order = JsonObject;

/** The session that an order is made of, as its visitor was shown it. */
export interface OrderedSession {
  readonly key: SessionKey;
  readonly rev: number;
}

/** An order with all that the book keeps about it. */
export interface KeptOrder {
  readonly number: string;
  readonly order: Order;
  /** The session that ended with it; null when none did. */
  readonly session: OrderedSession | null;
  /** ms since 1970 by the injected clock. */
  readonly placedAt: number;
}

/** How placing an order went. */
type Placing =
  /** The order stands, and its session has ended: both or neither, so far as the medium can (see docs/decisions/orders.md). */
  | { readonly kind: 'placed'; readonly kept: KeptOrder }
  /** There was an order of this number: it is the one of the first time. Nothing is written. */
  | { readonly kind: 'again'; readonly kept: KeptOrder }
  /** The session has ended, expired or been written since it was shown: no order, and nothing has changed. */
  | { readonly kind: 'stale' };

export interface OrderBook {
  /**
   * Places an order and ends the session it was made of, which must live at the revision that was shown (null: no session to look at and
   * none to end). A number that was used gives its first order again; should a crash have come between that order and the end of its
   * session, the session is ended now, provided that nobody has written it since.
   * @throws StoreFailed
   */
  place(number: string, order: Order, session: OrderedSession | null): Promise<Placing>;
  /** Null when there is no such order; any text may be asked for. @throws StoreFailed */
  find(number: string): Promise<KeptOrder | null>;
  /** How many there are. @throws StoreFailed */
  count(): Promise<number>;
  /** All orders, the oldest first. What lies among them and is no order is passed over. @throws StoreFailed */
  list(): AsyncIterable<KeptOrder>;
  /** Puts exactly this order there: for carrying orders over and for rewinding. @throws StoreFailed */
  restore(kept: KeptOrder): Promise<void>;
  /** Forgets these orders; their numbers are free again. Resolves to how many there were. @throws StoreFailed */
  remove(numbers: readonly string[]): Promise<number>;
  /** Forgets all orders. @throws StoreFailed */
  clear(): Promise<void>;
  /** Later calls reject with StoreFailed. */
  close(): Promise<void>;
}

/** Crockford's base 32: no I, L, O, U, so that a number can be read out aloud. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const orderNumber = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;

/**
 * The number of the order that is placed with `token`, such as `7K2M-Q0XA-9TRD`: the first 60 bits of the token's SHA-256. Who has the
 * token has the number, and so every medium finds an order by its token without keeping a second list; nobody gets from the number to the
 * token, or to somebody else's number by counting up.
 */
export function orderNumberOf(token: string): string {
  const digest = createHash('sha256').update(token, 'utf8').digest();
  // One letter a byte: 256 is a multiple of 32, so that the lower five bits are as even as the digest itself.
  const text = Array.from(digest.subarray(0, 12), (byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** True when `text` has the form of an order number: everything else is refused before it can become a path or a key. */
export function isOrderNumber(text: string): boolean {
  return orderNumber.test(text);
}
