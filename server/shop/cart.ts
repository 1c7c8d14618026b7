import type { SessionContent } from '../session/handler-context.ts';
import { catalogue, type Product } from './catalogue.ts';

/** The most of one product that a cart takes. */
export const MOST_OF_ONE = 999;

export interface CartLine {
  readonly product: Product;
  readonly count: number;
  /** Euro cents. */
  readonly sum: number;
}

/** The cart in a session's content. Anything odd in the record (it may have been edited by hand) is passed over. */
export function readCart(content: SessionContent): readonly CartLine[] {
  const kept = content.cart;
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return [];
  const lines: CartLine[] = [];
  for (const product of catalogue) {
    const count = Object.hasOwn(kept, product.id) ? (kept as SessionContent)[product.id] : 0;
    if (typeof count === 'number' && Number.isInteger(count) && count > 0 && count <= MOST_OF_ONE) {
      lines.push({ product, count, sum: count * product.price });
    }
  }
  return lines;
}

/** How many of `product` there are; 0 takes it out. An emptied cart stays, as an empty one. */
export function setCount(content: SessionContent, product: Product, count: number): void {
  const counts = readCart(content).map((line) => [line.product.id, line.count] as const);
  const cart = new Map(counts);
  if (count > 0) cart.set(product.id, count);
  else cart.delete(product.id);
  content.cart = Object.fromEntries(cart);
}

export function countOf(content: SessionContent, product: Product): number {
  return readCart(content).find((line) => line.product.id === product.id)?.count ?? 0;
}

/** How many things lie in the cart, all products together. */
export function countGoods(cart: readonly CartLine[]): number {
  return cart.reduce((sum, line) => sum + line.count, 0);
}

/** Euro cents. */
export function sumUp(cart: readonly CartLine[]): number {
  return cart.reduce((sum, line) => sum + line.sum, 0);
}
