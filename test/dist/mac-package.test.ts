/** A Mac's zip, packed on Linux from a stand-in for the app: what lies at its root is the app and not a folder around it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appToPack } from '../../scripts/dist/app-to-pack.mjs';
import { runBuilder } from '../../scripts/dist/run-builder.mjs';

const cache = resolve(import.meta.dirname, '../../.cache');
const into = '.cache/mac-package';
let unpacked: string;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  unpacked = mkdtempSync(join(cache, 'mac-app-'));
  const contents = join(unpacked, 'Jarful.app', 'Contents');
  mkdirSync(join(contents, 'MacOS'), { recursive: true });
  writeFileSync(join(contents, 'Info.plist'), '<plist version="1.0"><dict/></plist>');
  writeFileSync(join(contents, 'MacOS', 'Jarful'), '#!/bin/sh\n', { mode: 0o755 });
});

afterAll(() => {
  rmSync(unpacked, { recursive: true, force: true });
  rmSync(resolve(cache, '..', into), { recursive: true, force: true });
});

it('has Jarful.app at its root', async () => {
  const wish = {
    system: 'mac',
    targets: ['zip'],
    arch: 'x64',
    devElectron: false,
    forTests: false,
    version: null,
    into,
  } as const;
  const electron = { folder: null, version: '0.0.0', development: false };
  await runBuilder(wish, 'zip', electron, appToPack('mac', unpacked));
  const folder = resolve(cache, '..', into);
  const [zip = ''] = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  const listed = execFileSync('7za', ['l', '-slt', '-ba', join(folder, zip)], { encoding: 'utf8' });
  const roots = [...listed.matchAll(/^Path = ([^/\n]+)/gm)].map(([, name]) => name);
  expect([...new Set(roots)]).toEqual(['Jarful.app']);
});
