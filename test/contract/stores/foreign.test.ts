import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from 'redis';
import { expect, test } from 'vitest';
import { connectSql } from '../../../server/store/database/sql-driver.ts';
import { connectMemcached } from '../../../server/store/memcached/memcached-connection.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { collect } from '../../../server/store/slices.ts';
import type { MediumBed } from '../../harness/media.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const [ann, bob, stranger] = ['Ann', 'Bob', 'a stranger'].map(keyNamed) as [
  ReturnType<typeof keyNamed>,
  ReturnType<typeof keyNamed>,
  ReturnType<typeof keyNamed>,
];
const [placed, strange] = [orderNumberOf('token'), orderNumberOf('a strange one')];

// Memory is left out: nobody but the process itself can put anything there.
onEachMedium(
  ({ medium, open, bed }) => {
    test(`C79 ${medium}: what others put among the server's things keeps it neither from starting nor from its work`, async () => {
      const first = await open();
      await first.orders.close();
      await first.store.close();
      await litter(bed());
      const warnings: string[] = [];
      const { clock } = first;
      const { store, orders } = await bed().open({ now: clock.now, warn: (said) => warnings.push(said) });

      const fresh = { json: '{}', hint: 'annn', expiresAt: clock.now() + minute };
      await store.create(ann, fresh);
      await store.create(bob, { ...fresh, expiresAt: clock.now() + 2 * minute });
      expect((await orders.place(placed, { total: 1 }, null)).kind).toBe('placed');
      for (let round = 0; round < 2; round += 1) {
        expect((await listAll(store)).map(({ key }) => key).sort()).toEqual([ann, bob].sort());
        expect(await listNumbers(orders)).toEqual([placed]);
        expect(await orders.find(strange)).toBeNull();
      }
      expect((await store.read(ann))?.rev).toBe(1);
      clock.advance(minute);
      expect(await collect(store.tidy())).toContain(ann);
      expect((await store.read(bob))?.rev).toBe(1);
      expect((await orders.place(strange, { total: 2 }, { key: bob, rev: 1 })).kind).toBe('placed');
      await collect(store.clear());
      expect(await store.count()).toBe(0);
      // Each odd thing is told of once, however often it is met.
      expect(new Set(warnings).size).toBe(warnings.length);
      expect(warnings.length).toBeGreaterThan(0);
    });
  },
  ['files', 'database', 'redis', 'memcached'],
);

async function listNumbers(orders: { list(): AsyncIterable<{ readonly number: string }> }): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { number } of orders.list()) numbers.push(number);
  return numbers;
}

/** Puts odd things where the medium keeps its own. */
async function litter({ medium, options }: MediumBed): Promise<void> {
  const { dataFolder = '' } = options;
  switch (medium) {
    case 'memory':
      return;
    case 'files': {
      const [sessions, orders] = [join(dataFolder, 'sessions'), join(dataFolder, 'orders')];
      await rm(join(sessions, 'notes'), { recursive: true, force: true });
      await mkdir(join(sessions, 'notes'));
      await mkdir(join(sessions, `${stranger}.json`));
      await symlink(join(sessions, 'nowhere'), join(sessions, `${keyNamed('a dead link')}.json`));
      await writeFile(join(sessions, `${keyNamed('a picture')}.json`), Buffer.from([255, 216, 255]));
      await mkdir(join(orders, `${orderNumberOf('a folder')}.json`));
      await writeFile(join(orders, `${strange}.json`), '["no order"]');
      await writeFile(join(orders, 'list.json'), '{}');
      return;
    }
    case 'database': {
      const connection = await connectSql(join(dataFolder, 'jarful.db'));
      const until = 4e12;
      connection.exec(`
        INSERT INTO sessions VALUES ('my own', 1, 'mine', '{}', 0, 0, ${until}), ('${stranger}', 1, 'mine', 'no JSON', 0, 0, ${until});
        INSERT INTO orders VALUES ('${strange}', 0, NULL, NULL, 'no JSON'), ('my own', 0, NULL, NULL, '[]');
      `);
      await connection.close();
      return;
    }
    case 'redis': {
      const client = createClient({ url: options.addresses?.redis ?? '' });
      await client.connect();
      await client.del(['jarful:sessions', 'jarful:orders']);
      await client.mSet({
        'jarful:': 'x',
        'jarful:sessions': 'no index',
        'jarful:session:my own': 'x',
        [`jarful:session:${stranger}`]: 'x',
        [`jarful:order:${strange}`]: 'x',
      });
      await client.rPush('jarful:orders', ['no', 'index']);
      client.destroy();
      return;
    }
    case 'memcached': {
      const connection = await connectMemcached(options.addresses?.memcached ?? '', 'jarful:');
      await connection.set(`index:${ann.slice(0, 2)}`, 'no index', null);
      await connection.set(`session:${stranger}`, 'x', null);
      await connection.set('orders', 'no list', null);
      await connection.set(`order:${strange}`, '[]', null);
      await connection.close();
      return;
    }
  }
}
