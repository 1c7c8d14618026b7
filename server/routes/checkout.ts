import { randomBytes } from 'node:crypto';
import type { Router } from 'express';
import { z } from 'zod';
import type { Secrets } from '../defence/secrets.ts';
import type { Answer } from '../page/answer.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { readCart, sumUp } from '../shop/cart.ts';
import { findProduct } from '../shop/catalogue.ts';
import { formatPrice } from '../shop/money.ts';
import { isOrderToken, isTokenOf, makeOrderToken, ORDER_FIELD, type ShownSession } from '../shop/order-token.ts';
import { type KeptOrder, orderNumberOf } from '../store/orders.ts';
import { RevisionConflict } from '../store/store.ts';
import { describeCart, describeLines } from './cart.ts';
import { readFields } from './form-fields.ts';
import type { MakePage, PageHandler } from './page-handler.ts';

const orderForm = z.object({ [ORDER_FIELD]: z.string() });

/** An order as the book keeps it. */
const orderSchema = z.object({
  at: z.number(),
  name: z.string().nullable(),
  lines: z.array(z.object({ product: z.string(), count: z.number().int(), sum: z.number().int() })),
  sum: z.number().int(),
});

/** Ordering: one order for each order token, and the session ends with it. */
export function addCheckoutRoutes(router: Router, page: MakePage, secrets: Secrets): void {
  const showCheckout: PageHandler = (context) => ({
    kind: 'page',
    view: 'checkout',
    model: { ...describeCart(context), orderField: ORDER_FIELD, orderToken: makeOrderToken(secrets, shownOf(context)) },
  });
  const checkOut: PageHandler = (context) => placeOrder(context, secrets);

  router.get('/checkout/', page(showCheckout));
  router.post('/checkout/', page(checkOut));
  router.get('/orders/:number', page(showOrder));
}

async function placeOrder(context: HandlerContext, secrets: Secrets): Promise<Answer> {
  const { content, settings, orders, form, session, now } = context;
  const token = settings.orderToken ? readOrderToken(form, secrets) : randomBytes(16).toString('hex');
  const number = orderNumberOf(token);
  const cart = readCart(content);
  if (cart.length === 0 || !hasSeen(context, token, secrets)) {
    const earlier = await orders.find(number);
    if (earlier !== null) return showAgain(earlier, session);
    throw new Refusal(cart.length === 0 ? 'nothing-to-order' : 'cart-changed');
  }
  const lines = cart.map(({ product, count, sum }) => ({ product: product.id, count, sum }));
  const name = typeof content.name === 'string' ? content.name : null;
  const order = { at: now, name, lines, sum: sumUp(cart) };
  const ends = settings.destroyAtCheckout ? session : null;
  const placing = await orders.place(number, order, ends);
  if (placing.kind === 'again') return showAgain(placing.kept, session);
  const to = `/orders/${number}`;
  if (placing.kind === 'placed') return { kind: 'redirect', to, wish: ends === null ? 'keep' : 'ended' };
  if (settings.checkRevision) throw new RevisionConflict('The cart was changed or ended while it was ordered.');
  await orders.place(number, order, null);
  return { kind: 'redirect', to, wish: 'end' };
}

/** Whether the form showed what would be ordered. Without order tokens or revisions nobody asks, for the lesson. */
function hasSeen(context: HandlerContext, token: string, secrets: Secrets): boolean {
  const { orderToken, checkRevision } = context.settings;
  if (!orderToken || !checkRevision) return true;
  const shown = shownOf(context);
  return shown !== null && isTokenOf(secrets, token, shown);
}

function shownOf({ session, content }: HandlerContext): ShownSession | null {
  return session && { session, content };
}

/**
 * An order placed before: the session it was made of has ended with it, after a crash in between just now. One that is there now is
 * another, which stays.
 */
function showAgain({ number, session: ordered }: KeptOrder, session: HandlerContext['session']): Answer {
  const isOver = session === null || (session.key === ordered?.key && session.rev === ordered.rev);
  return { kind: 'redirect', to: `/orders/${number}`, wish: isOver ? 'ended' : 'keep' };
}

function readOrderToken(form: HandlerContext['form'], secrets: Secrets): string {
  const token = readFields(form, orderForm)[ORDER_FIELD];
  if (!isOrderToken(secrets, token)) throw new Refusal('bad-form', { field: ORDER_FIELD });
  return token;
}

async function showOrder({ orders, params, language }: HandlerContext): Promise<Answer> {
  const { number = '' } = params;
  const found = await orders.find(number);
  const order = orderSchema.safeParse(found?.order);
  if (!order.success) throw new Refusal('not-found');
  const lines = order.data.lines.flatMap(({ product, count, sum }) => {
    const known = findProduct(product);
    return known === null ? [] : [{ product: known, count, sum }];
  });
  return {
    kind: 'page',
    view: 'order',
    model: {
      number,
      orderedBy: order.data.name,
      at: new Date(order.data.at).toISOString().slice(0, 16).replace('T', ' '),
      lines: describeLines(lines, language),
      sum: formatPrice(order.data.sum, language),
    },
  };
}
