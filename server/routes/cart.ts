import type { Router } from 'express';
import { z } from 'zod';
import type { Answer } from '../page/answer.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { type CartLine, countOf, MOST_OF_ONE, readCart, setCount, sumUp } from '../shop/cart.ts';
import { formatPrice } from '../shop/money.ts';
import { count, product, readFields } from './form-fields.ts';
import type { MakePage } from './page-handler.ts';

const countForm = z.object({ product, count });
const productForm = z.object({ product });
const toCart: Answer = { kind: 'redirect', to: '/cart/' };

/** The cart: looked at, added to, changed, emptied. */
export function addCartRoutes(router: Router, page: MakePage): void {
  router.get('/cart/', page(showCart));
  router.post('/cart/add', page(addToCart));
  router.post('/cart/update', page(changeCount));
  router.post('/cart/remove', page(removeProduct));
  router.post('/cart/clear', page(emptyCart));
}

function showCart(context: HandlerContext): Answer {
  return { kind: 'page', view: 'cart', model: describeCart(context) };
}

function addToCart({ content, form }: HandlerContext): Answer {
  const added = readFields(form, countForm);
  const sum = countOf(content, added.product) + added.count;
  if (sum > MOST_OF_ONE) throw new Refusal('list-full');
  setCount(content, added.product, sum);
  return toCart;
}

function changeCount({ content, form }: HandlerContext): Answer {
  const wanted = readFields(form, countForm);
  setCount(content, wanted.product, wanted.count);
  return toCart;
}

function removeProduct({ content, form }: HandlerContext): Answer {
  const wanted = readFields(form, productForm);
  if (countOf(content, wanted.product) > 0) setCount(content, wanted.product, 0);
  return toCart;
}

/** Emptied, not ended: the session goes on with an empty cart under the same ticket. */
function emptyCart({ content }: HandlerContext): Answer {
  if (readCart(content).length > 0) content.cart = {};
  return toCart;
}

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
