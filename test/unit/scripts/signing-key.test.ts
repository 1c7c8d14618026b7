import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withSigningKey } from '../../../scripts/dist/signing-key.mjs';

it('makes a file of a key that came as text, for as long as it is needed', async () => {
  const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n';
  const file = await withSigningKey({ APPLE_API_KEY: key }, async ({ APPLE_API_KEY = '' }) => {
    expect(readFileSync(APPLE_API_KEY, 'utf8')).toBe(key);
    if (process.platform !== 'win32') expect(statSync(APPLE_API_KEY).mode & 0o077).toBe(0);
    return APPLE_API_KEY;
  });
  expect(existsSync(file)).toBe(false);
});

it('leaves a path, and nothing at all, as it is', async () => {
  const path = { APPLE_API_KEY: '/keys/a.p8' };
  expect(await withSigningKey(path, async (env) => env)).toBe(path);
  expect(await withSigningKey({}, async (env) => env)).toEqual({});
});
