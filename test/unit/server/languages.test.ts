import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLanguages } from '../../../server/languages/languages.ts';

const shipped = resolve(import.meta.dirname, '../../../languages');

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jarful-languages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(shipped, 'en'), join(folder, 'en'), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('a language', () => {
  test('is found by its folder, English first', () => {
    expect(openLanguages(folderWith({ 'xx/shop.json': '{}', 'de/shop.json': '{}' })).tags).toEqual(['en', 'de', 'xx']);
  });

  test('when it lacks a text / should say it in English and tell which', () => {
    const languages = openLanguages(folderWith({ 'xx/shop.json': '{"cart.title":"Dein Wagen"}' }));
    const { texts, trouble } = languages.read('xx', ['shop']);
    expect(texts).toMatchObject({ 'cart.title': 'Dein Wagen', 'nav.home': 'Home' });
    expect(trouble).toHaveLength(1);
    expect(trouble[0]).toMatch(/^xx\/shop\.json lacks .*nav\.home/);
    expect(trouble[0]).not.toContain('cart.title');
  });

  test.each([
    ['damaged', '{'],
    ['no list of texts', '{"cart.title":{}}'],
  ])('when a file of it is %s / should say it in English and tell of it', (_, text) => {
    const { texts, trouble } = openLanguages(folderWith({ 'xx/shop.json': text })).read('xx', ['shop']);
    expect(texts['cart.title']).toBe('Your cart');
    expect(trouble[0]).toMatch(/^xx\/shop\.json cannot be read/);
  });

  test('when it has no such file / should say all of it in English', () => {
    const { texts, trouble } = openLanguages(folderWith({ 'xx/menus.json': '{}' })).read('xx', ['shop']);
    expect(texts['cart.title']).toBe('Your cart');
    expect(trouble).toHaveLength(1);
  });
});
