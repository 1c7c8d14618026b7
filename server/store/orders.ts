/**
 * The shop's orders. They live beside the sessions, in the same medium, so that "insert the order and end the session" can be
 * one step. An order token is used once: Back and resubmit, or two checkouts at once, find the order already placed (C60).
 */
import { randomInt } from 'node:crypto';
import type { JsonObject, SessionKey } from '../session-types.ts';

/** What was ordered; the shop decides what stands in it, the book only keeps it. */
export type Order = JsonObject;

/** An order as the book holds it. */
export interface PlacedOrder {
  readonly number: string;
  readonly order: Order;
  /** False when this token had been used before: `number` and `order` are then those of the first time. */
  readonly fresh: boolean;
}

/** An order with all that the book keeps about it. */
export interface KeptOrder {
  readonly number: string;
  readonly token: string;
  readonly order: Order;
  readonly endSession: SessionKey | null;
}

export interface OrderBook {
  /**
   * Places an order once per token and ends the session it came from (null: none to end). With a used token nothing is
   * written, except that a session which that order should have ended is ended now (a crash may have come between).
   * @throws StoreFailed
   */
  place(token: string, order: Order, endSession: SessionKey | null): Promise<PlacedOrder>;
  /** The number of the order that was placed with this token; null when it has not been used. @throws StoreFailed */
  numberOf(token: string): Promise<string | null>;
  /** Null when there is no such order; any text may be asked for. @throws StoreFailed */
  find(number: string): Promise<Order | null>;
  /** All orders, in no promised order. @throws StoreFailed */
  list(): AsyncIterable<KeptOrder>;
  /** Puts exactly this order there, under its number and token: for carrying orders over and for rewinding. @throws StoreFailed */
  restore(kept: KeptOrder): Promise<void>;
  /** Forgets one order and its token. False when there was none. @throws StoreFailed */
  remove(number: string): Promise<boolean>;
  /** Forgets all orders and tokens. @throws StoreFailed */
  clear(): Promise<void>;
  /** Later calls reject with StoreFailed. */
  close(): Promise<void>;
}

/** Crockford's base 32: no I, L, O, U, so that a number can be read out aloud. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const orderNumber = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;

/** A fresh order number such as `7K2M-Q0XA-9TRD`: 60 random bits, so that nobody meets another's order by counting up. */
export function makeOrderNumber(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}

/** True when `text` has the form of an order number: everything else is refused before it can become a path or a key. */
export function isOrderNumber(text: string): boolean {
  return orderNumber.test(text);
}
