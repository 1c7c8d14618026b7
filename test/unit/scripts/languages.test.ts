import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compareLanguages } from '../../../scripts/languages/compare-languages.mjs';
import { findUnsaid, listUnsaidKeys } from '../../../scripts/languages/unsaid-keys.mjs';

test('every shipped language says all that English says, with the same values and in the same order', () => {
  expect(compareLanguages(resolve(import.meta.dirname, '../../../languages'))).toEqual([]);
});

test('what is missing, too much, misplaced, empty, malformed or takes other values is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jarful-languages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (file: string, texts: Readonly<Record<string, string>>) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(texts));
  };
  write('en/menus.json', { a: 'A', b: '{count, plural, one {# b} other {# b}} of {name}', c: 'C', d: 'D', e: 'E' });
  write('en/window.json', { a: 'A' });
  write('xx/menus.json', { a: '', c: 'C', b: '{count} von {nom}', d: '{', f: 'F' });
  write('xx/wndow.json', { a: 'A' });
  const faults = compareLanguages(folder);
  expect(faults.map((fault) => fault.replace(/(malformed).*/, '$1'))).toEqual([
    'xx/window.json is missing',
    'xx/wndow.json is read by nobody',
    'xx/menus.json: lacks "e"',
    'xx/menus.json: has "f", which nobody says',
    'xx/menus.json: "c" stands in another place than in English',
    'xx/menus.json: "a" is empty',
    'xx/menus.json: "b" takes {count} {nom}, in English {count, plural} {name}',
    'xx/menus.json: "d" is malformed',
  ]);
});

test('no text stands in the files that nobody says', () => {
  expect(listUnsaidKeys(resolve(import.meta.dirname, '../../..'))).toEqual([]);
});

test('a text that nobody says is found, one that is put together of known parts is not', () => {
  const sources = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source's text.
    "say('plain'); say(`medium.${medium}`); say(`${what}.question`, { name }); const media = { files: 1 };",
    "ask('kept.keep'); {% assign id = 'error.' | append: reason | append: '.title' %}{{ id | t }} refuse('too-large');",
  ];
  const said = ['plain', 'medium.files', 'kept.keep.question', 'error.too-large.title'];
  const unsaid = ['plain.more', 'medium.punch-cards', 'kept.give.question', 'error.too-large.text'];
  expect(findUnsaid([...said, ...unsaid], sources)).toEqual(unsaid);
});
