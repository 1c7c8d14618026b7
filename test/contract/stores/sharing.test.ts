import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectSql } from '../../../server/store/database/sql-driver.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');

// Files are for one server a folder, and memory is one process.
onEachMedium(
  ({ medium, open, bed }) => {
    test(`C43 ${medium}: two servers on one medium do not overwrite each other`, async () => {
      const { store, orders, clock } = await open();
      const other = await bed().open({ now: clock.now });
      const expiresAt = clock.now() + minute;
      await store.create(ann, { json: JSON.stringify({ n: 0 }), hint: 'annn', expiresAt });
      for (let rev = 1; rev <= 20; rev += 1) {
        const both = [store, other.store].map((one, n) =>
          one.update(ann, rev, { json: JSON.stringify({ n }), expiresAt }),
        );
        const outcomes = await Promise.allSettled(both);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
      expect((await other.store.read(ann))?.rev).toBe(21);
      const session = { key: ann, rev: 21 };
      const numbers = [orderNumberOf('token'), orderNumberOf('another token')];
      const placings = await Promise.all(
        numbers.flatMap((number) => [orders, other.orders].map((book) => book.place(number, {}, session))),
      );
      expect(placings.filter(({ kind }) => kind === 'placed')).toHaveLength(1);
      expect(await orders.count()).toBe(1);
      expect(await other.store.count()).toBe(0);
      await expect(other.store.update(ann, 21, { json: JSON.stringify({}), expiresAt })).rejects.toThrow(
        'ended or has expired',
      );
    });
  },
  ['database', 'redis', 'memcached'],
);

test('C46 database: while another program holds the file, writers wait and everybody else goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jarful-locked-'));
  const { store } = await openStore('database', { dataFolder: folder }, { now: Date.now, warn: () => {} });
  const other = await connectSql(join(folder, 'jarful.db'));
  try {
    const fresh = { json: JSON.stringify({}), hint: 'annn', expiresAt: Date.now() + minute };
    await store.create(ann, fresh);
    other.exec('BEGIN IMMEDIATE');
    let updated = false;
    const update = store.update(ann, 1, fresh).then(() => {
      updated = true;
    });
    // Readers are served meanwhile, and no turn of the loop is long.
    let longestTurn = 0;
    for (let n = 0; n < 20; n += 1) {
      const began = performance.now();
      expect(await store.read(ann)).toMatchObject({ rev: 1 });
      await new Promise((resolve) => setTimeout(resolve, 5));
      longestTurn = Math.max(longestTurn, performance.now() - began);
    }
    expect(updated).toBe(false);
    expect(longestTurn).toBeLessThan(200);
    other.exec('COMMIT');
    await update;
    expect(await store.read(ann)).toMatchObject({ rev: 2 });

    other.exec('BEGIN IMMEDIATE');
    await expect(store.update(ann, 2, fresh)).rejects.toThrow(StoreFailed);
    other.exec('ROLLBACK');
    await store.update(ann, 2, fresh);
  } finally {
    await other.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
});
