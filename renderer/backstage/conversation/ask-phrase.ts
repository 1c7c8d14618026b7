import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';

type Asked = ExchangeRecord['request'];

/** Stands where a form, as far as it was read, has no such field: what was wanted is then not known. */
const missing = '';

/** What each address of the shop is asked for, by method and path (design.md, "The shop"). */
const asks: Readonly<Record<string, (request: Asked) => Phrase>> = {
  'GET /': () => ({ key: 'ask.home' }),
  'GET /shop/': () => ({ key: 'ask.shop' }),
  'GET /cart/': () => ({ key: 'ask.cart' }),
  'POST /cart/add': (request) => ({ key: 'ask.add', values: goods(request) }),
  'POST /cart/update': (request) => ({ key: 'ask.update', values: goods(request) }),
  'POST /cart/clear': () => ({ key: 'ask.clear' }),
  'GET /checkout/': () => ({ key: 'ask.checkout' }),
  'POST /checkout/': () => ({ key: 'ask.order' }),
  'POST /login': (request) => ({ key: 'ask.login', values: { as: field(request, 'name') } }),
  'POST /logout': () => ({ key: 'ask.logout' }),
  'GET /session/': () => ({ key: 'ask.session' }),
  'GET /team/formdemo.html': () => ({ key: 'ask.form' }),
  'POST /team/formdemo.html': (request) => ({
    key: 'ask.role',
    values: { role: field(request, 'role'), count: field(request, 'count') },
  }),
};

/** What a request wants, as the end of a sentence that starts with a person ("asks for the cart"). */
export function askPhrase(request: Asked): Phrase {
  const path = request.target.split('?')[0] ?? '';
  const known = asks[`${request.method} ${path}`];
  const phrase = known?.(request);
  if (phrase && !Object.values(phrase.values ?? {}).includes(missing)) return phrase;
  const order = /^\/orders\/([^/]+)$/.exec(path)?.[1];
  if (order !== undefined && request.method === 'GET') return { key: 'ask.confirmation', values: { number: order } };
  return request.method === 'POST'
    ? { key: 'ask.other-post', values: { target: request.target } }
    : { key: 'ask.other', values: { target: request.target } };
}

function goods(request: Asked) {
  return { product: field(request, 'product'), count: field(request, 'count') };
}

function field(request: Asked, name: string): string {
  return request.form?.find(([field]) => field === name)?.[1] ?? missing;
}
