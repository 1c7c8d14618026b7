import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { collect } from '../../../server/store/slices.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { runChild } from '../../harness/run-child.ts';
import { within } from '../../harness/until.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const number = orderNumberOf('token');
const context = { now: Date.now, warn: () => {} };

onEachMedium(({ medium, open, bed }) => {
  test(`C33 ${medium}: a process that has closed its store ends by itself`, async () => {
    const { child, lines, ended, complaints } = runChild('open-and-close', { medium, options: bed().options });
    try {
      expect(await within(15_000, 'The child', ended), complaints()).toBe(0);
      expect(lines).toEqual(['listed onee', 'closed']);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test(`C34 ${medium}: a closed store says so, and may be closed again`, async () => {
    const { store, orders, clock } = await open();
    const { rev } = await store.create(ann, {
      json: JSON.stringify({}),
      hint: 'annn',
      expiresAt: clock.now() + minute,
    });
    await orders.close();
    await store.close();
    await store.close();
    const later = { json: JSON.stringify({}), hint: 'annn', expiresAt: clock.now() + minute };
    for (const call of [
      () => store.read(ann),
      () => store.create(ann, later),
      () => store.update(ann, rev, later),
      () => store.touch(ann, later.expiresAt),
      () => store.destroy(ann),
      () => listAll(store),
      () => store.raw(ann),
      () => store.count(),
      () => collect(store.clear()),
      () => collect(store.tidy()),
      () => orders.place(number, {}, null),
      () => orders.find(number),
      () => orders.count(),
    ]) {
      await expect((async () => call())()).rejects.toThrow(StoreFailed);
    }
  });

  test.skipIf(!existsSync('/proc/self/fd'))(`C34 ${medium}: a closed store leaves no open file or socket`, async () => {
    const before = openHandles();
    const { store, orders, clock } = await open();
    await store.create(ann, { json: JSON.stringify({}), hint: 'annn', expiresAt: clock.now() + minute });
    await listAll(store);
    await orders.place(number, {}, { key: ann, rev: 1 });
    await orders.close();
    await store.close();
    await expect.poll(openHandles).toEqual(before);
  });
});

describe('places that cannot be used', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jarful-places-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const medium of ['files', 'database'] as const) {
    test(`C32 ${medium}: a folder that is a file is a start-up error that names it`, async () => {
      const path = join(folder, 'in-the-way');
      await writeFile(path, '');
      await expectRefusal(openStore(medium, { dataFolder: path }, context), path);
    });

    test(`C32 ${medium}: a folder nobody may write to is a start-up error that names it`, async () => {
      // Root may write anywhere but into the kernel's own file system.
      const path = process.getuid?.() === 0 && existsSync('/proc/sys') ? '/proc/sys/jarful' : join(folder, 'read-only');
      if (path.startsWith(folder)) await mkdir(path, { mode: 0o500 });
      await expectRefusal(openStore(medium, { dataFolder: path }, context), path);
    });

    test(`C32 ${medium}: no folder at all is a start-up error`, async () => {
      await expect(openStore(medium, {}, context)).rejects.toThrow('needs a data folder');
    });

    test.skipIf(process.platform === 'win32')(
      `C32 ${medium}: folders are 0700 and files 0600, also where they were wider`,
      async () => {
        await mkdir(join(folder, 'sessions'), { mode: 0o777 });
        await chmod(join(folder, 'sessions'), 0o777);
        await writeFile(join(folder, 'jarful.db'), '', { mode: 0o666 });
        const { store, orders } = await openStore(medium, { dataFolder: folder }, context);
        await store.create(ann, { json: JSON.stringify({}), hint: 'annn', expiresAt: Date.now() + minute });
        await store.update(ann, 1, { json: JSON.stringify({}), expiresAt: Date.now() + minute });
        await orders.place(number, {}, null);
        const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
          entry.isFile(),
        );
        const used = files.filter(({ name }) =>
          medium === 'files' ? name.endsWith('.json') : name.startsWith('jarful.db'),
        );
        expect(used.length).toBeGreaterThanOrEqual(2);
        for (const { parentPath, name } of used)
          expect([name, await modeOf(join(parentPath, name))]).toEqual([name, '600']);
        if (medium === 'files') expect(await modeOf(join(folder, 'sessions'))).toBe('700');
        await orders.close();
        await store.close();
      },
    );
  }

  test('C32 files: leftovers of a killed server are swept at start, foreign files stay', async () => {
    const sessions = join(folder, 'sessions');
    await mkdir(sessions);
    await writeFile(join(sessions, `${ann}.json.1234567`), 'half a sess');
    await writeFile(join(sessions, 'notes.txt'), 'mine');
    const { store, orders } = await openStore('files', { dataFolder: folder }, context);
    expect(await readdir(sessions)).toEqual(['notes.txt']);
    expect(await store.count()).toBe(0);
    expect((await collect(store.clear())).length).toBe(0);
    expect(await readdir(sessions)).toEqual(['notes.txt']);
    await orders.close();
    await store.close();
  });

  test('C32 database: a file that is no database is a start-up error that names it, and stays as it is', async () => {
    const path = join(folder, 'jarful.db');
    await writeFile(path, 'a letter to my aunt '.repeat(500));
    await expectRefusal(openStore('database', { dataFolder: folder }, context), path);
    expect((await stat(path)).size).toBe(10_000);
  });

  test('C32 redis, memcached: an address where nobody answers is a start-up error that names it', async () => {
    await expectRefusal(
      openStore('redis', { addresses: { redis: 'redis://user:secret@127.0.0.1:1' } }, context),
      '127.0.0.1:1',
    );
    await expectRefusal(openStore('memcached', { addresses: { memcached: '127.0.0.1:1' } }, context), '127.0.0.1:1');
    for (const redis of ['http://127.0.0.1', 'nonsense', '']) {
      await expect(openStore('redis', { addresses: { redis } }, context)).rejects.toThrow(
        /redis:\/\/127\.0\.0\.1:6379/,
      );
    }
    for (const memcached of ['a b', '127.0.0.1:x', '']) {
      await expect(openStore('memcached', { addresses: { memcached } }, context)).rejects.toThrow(/127\.0\.0\.1:11211/);
    }
  });
});

async function expectRefusal(opening: Promise<unknown>, place: string): Promise<void> {
  const error = await within(5000, 'Opening', opening).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreFailed);
  expect(String(error)).toContain(place);
  expect(String(error)).not.toContain('secret');
  expect(String(error).split('\n')).toHaveLength(1);
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** Files of ours and sockets this process holds; what the test runner has is the same before and after. */
function openHandles(): string[] {
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return targets.filter((target) => target.includes('jarful-') || target.startsWith('socket:')).toSorted();
}
