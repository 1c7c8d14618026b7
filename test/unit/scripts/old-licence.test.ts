import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOldLicence } from '../../../scripts/dist/write-notices.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-licence-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('finds the licence of a package that names it as packages did before 2015', () => {
  writeFileSync(join(folder, 'package.json'), '{"licenses":[{"type":"MIT","url":"http://example.org"}]}');
  writeFileSync(join(folder, 'Readme.md'), 'format\n======\n\nLicense\n=======\n\nCopyright 2010 Somebody\n');
  expect(readOldLicence(folder)).toEqual({ identifier: 'MIT', text: 'Copyright 2010 Somebody' });
});

it('finds none where there is none: such a package is not shipped', () => {
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(readOldLicence(folder)).toEqual({ identifier: '', text: '' });
});
