import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadInstallation } from '../../../server/defence/installation.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jarful-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('servers that start at the same moment on one folder keep one secret', async () => {
  const folder = await makeFolder();
  const starts = await Promise.all(Array.from({ length: 20 }, () => loadInstallation(folder)));
  const kept = await loadInstallation(folder);
  for (const one of starts) expect(one).toEqual(kept);
  expect(await readdir(folder)).toEqual(['secrets.json']);
});

test('a rotation puts a new secret in front and keeps the older ones, and the tag', async () => {
  const folder = await makeFolder();
  const first = await loadInstallation(folder);
  const rotated = await loadInstallation(folder, true);
  expect(rotated.secrets.slice(1)).toEqual(first.secrets);
  expect(rotated.secrets[0]).not.toBe(first.secrets[0]);
  expect(await loadInstallation(folder)).toEqual(rotated);
  await loadInstallation(folder, true);
  expect((await loadInstallation(folder, true)).tag).toBe(first.tag);
});

test('a file of the first releases, without a tag, is read, and its tag stays over a rotation', async () => {
  const folder = await makeFolder();
  const file = path.join(folder, 'secrets.json');
  const secret = 'ab'.repeat(32);
  await writeFile(file, JSON.stringify({ v: 1, secrets: [secret] }));
  const found = await loadInstallation(folder);
  expect(found.secrets).toEqual([secret]);
  expect(found.tag).toMatch(/^[0-9a-f]{4}$/);
  for (let time = 0; time < 3; time += 1) expect((await loadInstallation(folder, true)).tag).toBe(found.tag);
  expect(JSON.parse(await readFile(file, 'utf8')).secrets).toHaveLength(3);
});

test('a file that holds no secrets is named and left as it is', async () => {
  const folder = await makeFolder();
  const file = path.join(folder, 'secrets.json');
  await writeFile(file, '{}');
  await expect(loadInstallation(folder)).rejects.toThrow(file);
  expect(await readFile(file, 'utf8')).toBe('{}');
});
