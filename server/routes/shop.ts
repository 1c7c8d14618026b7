import { catalogue } from '../shop/catalogue.ts';
import { formatPrice } from '../shop/money.ts';
import { route } from './route.ts';

/** The catalogue. */
export const shopRoutes = [
  route('GET', '/shop/', (context) => ({
    kind: 'page',
    view: 'shop',
    model: { products: catalogue.map(({ id, price }) => ({ id, price: formatPrice(price, context.language) })) },
  })),
];
