/** French typography, which no translator sees in an editor: narrow no-break spaces, and apostrophes that are no quotes of ICU. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../../languages/fr');

test.each(readdirSync(folder))('%s', (file) => {
  const texts: Record<string, string> = JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
  // A colon without a space before it belongs to an address, a skeleton of ICU or a property.
  const wrong = Object.entries(texts).filter(([, text]) =>
    /[ \u00A0][;:!?](?![:/.\w])|« | »|[\p{L}}][!?;](?=\s|$)|'/u.test(text),
  );
  expect(wrong).toEqual([]);
});
