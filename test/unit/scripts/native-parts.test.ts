import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { findNativeParts } from '../../../scripts/dist/provide-native-parts.mjs';

const { packages } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8'));
const partsOf = (system: string, arch: string) =>
  findNativeParts(packages, { system, arch }).filter((place) => place.includes('@libsql/'));

it.each([
  ['linux', 'arm64', ['node_modules/@libsql/linux-arm64-gnu']],
  ['mac', 'universal', ['node_modules/@libsql/darwin-arm64', 'node_modules/@libsql/darwin-x64']],
  ['win', 'x64', ['node_modules/@libsql/win32-x64-msvc']],
  // libsql is not made for it: there the database medium has to say so.
  ['win', 'arm64', []],
])('the native parts of %s %s are %j', (system, arch, expected) => {
  expect(partsOf(system, arch)).toEqual(expected);
});
