import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Languages } from '../../../server/languages/languages.ts';
import { loadMessages } from '../../../server/page/messages.ts';
import { switches } from '../../../server/settings/switches.ts';
import { catalogue } from '../../../server/shop/catalogue.ts';
import { formatPrice } from '../../../server/shop/money.ts';

const site = new URL('../../../server/site/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, site), 'utf8');
const texts: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../../languages/en/shop.json', import.meta.url), 'utf8'),
);

test('every text that a template names exists, and templates hold no text of their own', () => {
  for (const file of readdirSync(new URL('views/', site))) {
    const template = read(`views/${file}`);
    for (const [, id = ''] of template.matchAll(/'([a-zA-Z.-]+)' \| t\b/g))
      expect(texts, `${file}: ${id}`).toHaveProperty([id]);
    const bare = template
      .replaceAll(/\{%-? comment[\s\S]*?endcomment -?%\}/g, '')
      .replaceAll(/\{[{%][\s\S]*?[}%]\}|<[^>]*>/g, '');
    expect(bare.replaceAll(/[×·.…]/g, '').trim(), file).toBe('');
  }
});

test('every product has a picture, a name and a price in each language', () => {
  for (const { id, price } of catalogue) {
    expect(read(`pictures/${id}.svg`)).toContain('<svg');
    expect(texts[`product.${id}`]).toBeTruthy();
    expect(formatPrice(price, 'en')).toMatch(/^€\d+\.\d\d$/);
  }
  for (const medium of switches.medium.choices ?? []) expect(texts[`medium.${medium}`]).toBeTruthy();
});

test('a text that is malformed in one language is said in English and told once, and takes no page down', () => {
  const of = (language: string, text: string) => ({ texts: { 'cart.total': text }, trouble: [], language });
  const languages: Languages = {
    tags: ['en', 'xx'],
    read: (language) => of(language, language === 'en' ? '{count} things' : '{count dinge'),
  };
  const told: string[] = [];
  const say = loadMessages(languages, (sentence) => told.push(sentence)).get('xx');
  expect([say?.('cart.total', { count: 2 }), say?.('cart.total', { count: 3 })]).toEqual(['2 things', '3 things']);
  expect(told).toEqual([expect.stringContaining('xx/shop.json: "cart.total" is malformed')]);
});
