import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { switches } from '../../../server/settings/switches.ts';
import { catalogue } from '../../../server/shop/catalogue.ts';
import { formatPrice } from '../../../server/shop/money.ts';

const site = new URL('../../../server/site/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, site), 'utf8');
const texts = (language: string) => JSON.parse(read(`messages/${language}.json`)) as Record<string, string>;

test('every language says the same things with the same values', () => {
  const [en, es] = [texts('en'), texts('es')];
  expect(Object.keys(es)).toEqual(Object.keys(en));
  const values = (text = '') => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
  for (const [id, text] of Object.entries(en)) expect(values(es[id]), id).toEqual(values(text));
});

test('every text that a template names exists, and templates hold no text of their own', () => {
  const en = texts('en');
  for (const file of readdirSync(new URL('views/', site))) {
    const template = read(`views/${file}`);
    for (const [, id = ''] of template.matchAll(/'([a-zA-Z.-]+)' \| t\b/g))
      expect(en, `${file}: ${id}`).toHaveProperty([id]);
    const bare = template
      .replaceAll(/\{%-? comment[\s\S]*?endcomment -?%\}/g, '')
      .replaceAll(/\{[{%][\s\S]*?[}%]\}|<[^>]*>/g, '');
    expect(bare.replaceAll(/[×·.…]/g, '').trim(), file).toBe('');
  }
});

test('every product has a picture, a name and a price in each language', () => {
  const en = texts('en');
  for (const { id, price } of catalogue) {
    expect(read(`pictures/${id}.svg`)).toContain('<svg');
    expect(en[`product.${id}`]).toBeTruthy();
    expect(formatPrice(price, 'en')).toMatch(/^€\d+\.\d\d$/);
  }
  for (const medium of switches.medium.choices ?? []) expect(en[`medium.${medium}`]).toBeTruthy();
});
