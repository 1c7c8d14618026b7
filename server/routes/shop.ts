import type { Router } from 'express';
import type { Answer } from '../page/answer.ts';
import type { HandlerContext } from '../session/handler-context.ts';
import { catalogue } from '../shop/catalogue.ts';
import { formatPrice } from '../shop/money.ts';
import type { MakePage } from './page-handler.ts';

/** The catalogue. */
export function addShopRoutes(router: Router, page: MakePage): void {
  router.get('/shop/', page(showShop));
}

function showShop({ language }: HandlerContext): Answer {
  const products = catalogue.map(({ id, price }) => ({ id, price: formatPrice(price, language) }));
  return { kind: 'page', view: 'shop', model: { products } };
}
