/** The same cart page for every contender: only what handles sessions differs. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSecrets } from '../../../server/defence/secrets.ts';
import { openLanguages } from '../../../server/languages/languages.ts';
import { loadPages } from '../../../server/page/page-renderer.ts';
import { describeCart } from '../../../server/routes/cart.ts';
import type { HandlerContext, SessionContent } from '../../../server/session/handler-context.ts';
import { safeSettings } from '../../../server/settings/settings.ts';
import { countOf, setCount } from '../../../server/shop/cart.ts';
import { findProduct } from '../../../server/shop/catalogue.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = await loadPages({
  siteFolder: path.join(root, 'server/site'),
  languages: openLanguages(path.join(root, 'languages')),
  secrets: makeSecrets(),
  warn: () => undefined,
});

/** The page of a cart, rendered as the shop renders it, without the anti-forgery token. */
export function renderCart(content: SessionContent): {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
} {
  const context = {
    content,
    language: 'en',
    settings: { ...safeSettings, csrf: false },
    standing: { kind: 'known', hint: '0000' },
  } as unknown as HandlerContext;
  return pages.render({ kind: 'page', view: 'cart', model: describeCart(context) }, { language: 'en', context });
}

export function addToCart(content: SessionContent, id: string, count: number): void {
  const product = findProduct(id);
  if (product !== null) setCount(content, product, countOf(content, product) + count);
}
