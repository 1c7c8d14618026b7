import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-clone-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('comes out of a clone on Windows, which turns line ends, as it is in the repository', () => {
  const git = (...words: string[]) =>
    execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const clone = join(folder, 'clone');
  // What Git for Windows sets unless one says otherwise.
  git('clone', '--quiet', '--depth', '1', '-c', 'core.autocrlf=true', `file://${root}`, clone);
  const turned = git('-C', clone, 'ls-files', '--eol')
    .split('\n')
    .filter((line) => /\bw\/(crlf|mixed)\b/.test(line));
  expect(turned).toEqual([]);
});
