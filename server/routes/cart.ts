import { z } from 'zod';
import type { Answer } from '../page/answer.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { type CartLine, countOf, MOST_OF_ONE, readCart, setCount, sumUp } from '../shop/cart.ts';
import { formatPrice } from '../shop/money.ts';
import { count, product, readFields } from './form-fields.ts';
import { route } from './route.ts';

const countForm = z.object({ product, count });
const productForm = z.object({ product });
const toCart: Answer = { kind: 'redirect', to: '/cart/' };

/** The cart: looked at, added to, changed, emptied. */
export const cartRoutes = [
  route('GET', '/cart/', (context) => ({ kind: 'page', view: 'cart', model: describeCart(context) })),
  route('POST', '/cart/add', ({ content, form }) => {
    const added = readFields(form, countForm);
    const sum = countOf(content, added.product) + added.count;
    if (sum > MOST_OF_ONE) throw new Refusal('list-full');
    setCount(content, added.product, sum);
    return toCart;
  }),
  route('POST', '/cart/update', ({ content, form }) => {
    const wanted = readFields(form, countForm);
    setCount(content, wanted.product, wanted.count);
    return toCart;
  }),
  route('POST', '/cart/remove', ({ content, form }) => {
    const wanted = readFields(form, productForm);
    if (countOf(content, wanted.product) > 0) setCount(content, wanted.product, 0);
    return toCart;
  }),
  route('POST', '/cart/clear', ({ content }) => {
    // Emptied, not ended: the session goes on with an empty cart under the same ticket.
    if (readCart(content).length > 0) content.cart = {};
    return toCart;
  }),
];

/** A cart as the templates show it. */
export function describeCart({ content, language }: HandlerContext): object {
  const cart = readCart(content);
  return { lines: describeLines(cart, language), sum: formatPrice(sumUp(cart), language) };
}

export function describeLines(cart: readonly CartLine[], language: HandlerContext['language']): readonly object[] {
  return cart.map(({ product, count, sum }) => ({
    id: product.id,
    count,
    price: formatPrice(product.price, language),
    sum: formatPrice(sum, language),
  }));
}
