import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withPortableFolder } from '../../../scripts/dist/portable-folder.mjs';

let unpacked: string;
beforeEach(() => {
  unpacked = mkdtempSync(join(tmpdir(), 'jarful-unpacked-'));
});
afterEach(() => rmSync(unpacked, { recursive: true }));

it.each([
  ['win', 'zip', ['jarful-data']],
  ['linux', 'zip', ['jarful-data']],
  ['win', 'nsis', []],
  ['linux', 'tar.gz', []],
  ['mac', 'zip', []],
] as const)('%s %s is made with %j beside the program', async (system, target, beside) => {
  const seen = await withPortableFolder({ system, target, unpacked }, async () => readdirSync(unpacked));
  expect(seen).toEqual(beside);
  expect(readdirSync(unpacked)).toEqual([]);
});

it('when the packing fails / should still take the folder away', async () => {
  const failing = withPortableFolder({ system: 'win', target: 'zip', unpacked }, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(readdirSync(unpacked)).toEqual([]);
});
