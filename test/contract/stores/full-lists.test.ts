import { expect, test } from 'vitest';
import { connectMemcached } from '../../../server/store/memcached/memcached-connection.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { within } from '../../harness/until.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
/** Bytes, a little less than the 1 MB that an item of memcached takes, and a multiple of every entry. */
const nearlyFull = 1_036_800;

onEachMedium(
  ({ medium, open, bed }) => {
    test(`C80 ${medium}: a list that has reached 1 MB goes on in another item: nobody waits, and everything is listed`, async () => {
      const { store, orders, clock } = await open();
      const connection = await connectMemcached(bed().options.addresses?.memcached ?? '', 'jarful:');
      const list = `index:${ann.slice(0, 2)}`;
      await connection.set(list, Buffer.alloc(nearlyFull, 1), null);
      while (await connection.append(list, Buffer.alloc(3_200, 1)).catch(() => false));
      while (await connection.append(list, Buffer.alloc(32, 1)).catch(() => false));
      await connection.set('orders', Buffer.alloc(nearlyFull, 'A'), null);
      while (await connection.append('orders', Buffer.alloc(1_200, 'A')).catch(() => false));
      while (await connection.append('orders', Buffer.alloc(12, 'A')).catch(() => false));
      await connection.close();

      await within(
        2_000,
        'A first visit',
        store.create(ann, { json: '{}', hint: 'annn', expiresAt: clock.now() + minute }),
      );
      expect((await listAll(store)).map(({ key }) => key)).toEqual([ann]);
      expect(await store.count()).toBe(1);
      const numbers = ['one', 'other'].map(orderNumberOf);
      for (const number of numbers) {
        expect((await within(2_000, 'A checkout', orders.place(number, {}, null))).kind).toBe('placed');
      }
      expect(await orders.count()).toBe(2);
      await orders.clear();
    });

    test(`C80 ${medium}: when all items of a list are full, it says so at once`, async () => {
      const { store, clock } = await open();
      const connection = await connectMemcached(bed().options.addresses?.memcached ?? '', 'jarful:');
      const bob = keyNamed('Bob');
      const list = `index:${bob.slice(0, 2)}`;
      for (let segment = 0; segment < 16; segment += 1) {
        const name = segment === 0 ? list : `${list}.${segment}`;
        await connection.set(name, Buffer.alloc(nearlyFull, 1), null);
        while (await connection.append(name, Buffer.alloc(3_200, 1)).catch(() => false));
        while (await connection.append(name, Buffer.alloc(32, 1)).catch(() => false));
      }
      const visit = store.create(bob, { json: '{}', hint: 'bobb', expiresAt: clock.now() + minute });
      await expect(within(2_000, 'A first visit', visit)).rejects.toThrow(StoreFailed);
      for (let segment = 0; segment < 16; segment += 1)
        await connection.remove(segment === 0 ? list : `${list}.${segment}`);
      await connection.close();
    });
  },
  ['memcached'],
);
