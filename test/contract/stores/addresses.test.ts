import { describe, expect, test } from 'vitest';
import { openStore, placeOfMedium } from '../../../server/store/open-store.ts';

const context = { now: Date.now, warn: () => {} };

const shown: readonly [given: string, address: string][] = [
  ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6379'],
  ['redis://127.0.0.1', 'redis://127.0.0.1:6379'],
  ['rediss://cache.example/2', 'rediss://cache.example:6379/2'],
  ['redis://[::1]:7000/', 'redis://[::1]:7000'],
  ['redis://:secret@127.0.0.1:1', 'redis://127.0.0.1:1'],
  ['redis://:se@cret@127.0.0.1:1', 'redis://127.0.0.1:1'],
  ['redis://secret@127.0.0.1:1', 'redis://127.0.0.1:1'],
  ['redis://user:se%2Fcret@127.0.0.1:1', 'redis://127.0.0.1:1'],
  ['redis://:secret:secret@@127.0.0.1:1', 'redis://127.0.0.1:1'],
];

/** What a parser reads in another way than the person meant it, or not at all. */
const refused = [
  'redis://user:12/secret@127.0.0.1:1',
  'redis://user:12#secret@127.0.0.1:1',
  'redis://user:12?secret@127.0.0.1:1',
  'redis://:/secret@127.0.0.1:1',
  'redis://:se/cret@127.0.0.1:1',
  'redis://127.0.0.1:1/secret',
  'redis://127.0.0.1:1?password=secret',
  'redis://',
  'redis:secret@127.0.0.1',
  'secret@127.0.0.1:1',
  'http://:secret@127.0.0.1:1',
];

describe('the address of a Redis', () => {
  test.each(shown)('C81 redis: %s is shown as %s', (redis, address) => {
    expect(placeOfMedium('redis', { addresses: { redis } })).toMatchObject({ kind: 'keys', address });
  });

  test.each(refused)('C81 redis: %s is refused, and nothing of it is shown', async (redis) => {
    expect(placeOfMedium('redis', { addresses: { redis } })).toBeNull();
    const error = await openStore('redis', { addresses: { redis } }, context).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreFailed' });
    expect(String(error)).not.toContain('secret');
    expect(String(error)).toContain('%2F');
  });
});

test.each(['user:secret@127.0.0.1:1', 'memcached://:secret@127.0.0.1:1', 'http://secret', '127.0.0.1:1/secret'])(
  'C81 memcached: %s is refused, and nothing of it is shown',
  async (memcached) => {
    expect(placeOfMedium('memcached', { addresses: { memcached } })).toBeNull();
    const error = await openStore('memcached', { addresses: { memcached } }, context).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'StoreFailed' });
    expect(String(error)).not.toContain('secret');
  },
);
