import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { collect } from '../../../server/store/slices.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import type { CacheServer } from '../../harness/cache-servers.ts';
import { runChild } from '../../harness/run-child.ts';
import { until, within } from '../../harness/until.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');

onEachMedium(
  ({ medium, open, bed }) => {
    const demandServer = (): CacheServer => {
      const { server } = bed();
      if (!server) throw new Error(`${medium} runs as a process here.`);
      return server;
    };

    test(`C21 ${medium}: killed, it is an error at once and not a missing session; back again, the store works by itself`, async () => {
      const { store, orders, clock } = await open();
      const fresh = { json: JSON.stringify({}), hint: 'annn', expiresAt: clock.now() + minute };
      await store.create(ann, fresh);
      await demandServer().kill();
      for (let round = 0; round < 3; round += 1) {
        const began = performance.now();
        for (const call of [
          () => store.read(ann),
          () => store.create(ann, fresh),
          () => store.update(ann, 1, fresh),
          () => store.touch(ann, fresh.expiresAt),
          () => store.destroy(ann),
          () => store.count(),
          () => collect(store.tidy()),
          () => orders.place(orderNumberOf('token'), {}, { key: ann, rev: 1 }),
          () => orders.find(orderNumberOf('token')),
          () => orders.count(),
        ]) {
          await expect(within<unknown>(3000, 'A call', call())).rejects.toThrow(StoreFailed);
        }
        expect(performance.now() - began).toBeLessThan(5000);
      }
      await demandServer().start();
      await until('the store works again', () => store.create(ann, fresh).catch(() => null));
      expect(await store.read(ann)).toMatchObject({ rev: 1 });
    });

    test(`C21 ${medium}: frozen, it is an error after a while and not a hang; thawed, the store works by itself`, async () => {
      const { store, clock } = await open();
      const fresh = { json: JSON.stringify({}), hint: 'annn', expiresAt: clock.now() + minute };
      await store.create(ann, fresh);
      await demandServer().freeze();
      try {
        const calls = [store.read(ann), store.read(ann), store.touch(ann, fresh.expiresAt)];
        const outcomes = await within(4000, 'The calls', Promise.allSettled(calls));
        for (const one of outcomes) expect(one).toMatchObject({ status: 'rejected', reason: { name: 'StoreFailed' } });
      } finally {
        demandServer().thaw();
      }
      await until('the store answers again', () => store.read(ann).catch(() => null));
      expect(await store.read(ann)).toMatchObject({ rev: 1 });
    });

    test(`C34 ${medium}: closing does not wait for a server that is frozen`, async () => {
      const { store } = await open();
      await demandServer().freeze();
      try {
        const reading = store.read(ann);
        reading.catch(() => {});
        await within(1000, 'Closing', store.close());
        await expect(within(4000, 'The call under way', reading)).rejects.toThrow(StoreFailed);
      } finally {
        demandServer().thaw();
      }
    });
  },
  ['redis', 'memcached'],
);

describe('hostile prefixes', () => {
  onEachMedium(
    ({ medium, bed }) => {
      test(`C25 ${medium}: a prefix with wildcards lists and clears its own sessions only`, async () => {
        const context = { now: Date.now, warn: () => {} };
        const fresh = { json: JSON.stringify({}), hint: 'annn', expiresAt: Date.now() + minute };
        const own = await openStore(medium, { ...bed().options, keyPrefix: 'ja[rf]*?\\^-ul:' }, context);
        const other = await openStore(medium, { ...bed().options, keyPrefix: 'jarXYZ\\^-ul:' }, context);
        await own.store.create(ann, fresh);
        await other.store.create(ann, fresh);
        expect(await own.store.count()).toBe(1);
        expect((await collect(own.store.clear())).length).toBe(1);
        expect(await other.store.count()).toBe(1);
        await own.store.close();
        await other.store.close();
      });
    },
    ['redis', 'memcached'],
  );
});

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  for (const medium of ['files', 'database'] as const) {
    test(`C20 ${medium}: a write that does not fit fails, and what was there stays`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'jarful-full-'));
      try {
        const given = { medium, options: { dataFolder: folder }, large: 2_000_000 };
        const { ended, lines, complaints } = runChild('starved-writer', given, { fileLimit: 400 });
        expect(await within(15_000, 'The writer', ended), complaints()).toBe(0);
        expect(lines).toEqual([
          expect.stringMatching(/^update: StoreFailed: .*jarful-full-/),
          expect.stringMatching(/^create: StoreFailed: .*jarful-full-/),
          expect.stringMatching(/^order: StoreFailed: .*jarful-full-/),
          'kept: {"cart":["tea"]}',
          'count: 1',
          'order kept: null',
          'small update: went well',
        ]);
        if (medium === 'files') {
          const left = await readdir(join(folder, 'sessions'));
          expect(left).toHaveLength(1);
          expect(JSON.parse(await readFile(join(folder, 'sessions', left[0] ?? ''), 'utf8'))).toMatchObject({ rev: 2 });
          expect(await readdir(join(folder, 'orders'))).toEqual([]);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  }
});

test('C32 files: a folder that disappears while running is an error that names it, not a missing session', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-gone-'));
  const { store } = await openStore('files', { dataFolder: folder }, { now: Date.now, warn: () => {} });
  await rm(folder, { recursive: true });
  const fresh = { json: JSON.stringify({}), hint: 'annn', expiresAt: Date.now() + minute };
  await expect(store.create(ann, fresh)).rejects.toThrow(folder);
  await expect(store.count()).rejects.toThrow(folder);
  await store.close();
});
