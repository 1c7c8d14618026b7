/** Conformance, section Life: C70 at the stores themselves. What is carried over lies there exactly, whatever lay there before. */
import { expect, onTestFinished, test } from 'vitest';
import { copyContents, dropCarried, removeContents } from '../../../server/store/carry-over.ts';
import type { OpenedStore } from '../../../server/store/medium.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { connectRedis } from '../../../server/store/redis/redis-connection.ts';
import { openRedisOrders } from '../../../server/store/redis/redis-orders.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { makeFaulty } from '../../harness/faulty-store.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const [ann, bob] = [keyNamed('Ann'), keyNamed('Bob')];
const number = orderNumberOf('token');
const never = new AbortController().signal;

/** A shop in memory with two sessions and one order in it, to be carried over. */
async function openShop(now: () => number): Promise<OpenedStore> {
  const opened = await openStore('memory', {}, { now, warn: () => undefined });
  onTestFinished(() => opened.store.close());
  for (const key of [ann, bob])
    await opened.store.create(key, { json: '{"cart":{"tea":1}}', hint: 'hint', expiresAt: now() + minute });
  await opened.orders.place(number, { total: 2 }, null);
  return opened;
}

onEachMedium(({ medium, open, bed }) => {
  test(`C70 ${medium}: an order that lies there under the same number gives way, and comes back when it was in vain`, async () => {
    const to = await open();
    const from = await openShop(to.clock.now);
    await to.orders.place(number, { total: 1 }, null);
    const carried = await copyContents(from, to, never);
    expect((await to.orders.find(number))?.order).toEqual({ total: 2 });
    await carried.takeBack();
    expect((await to.orders.find(number))?.order).toEqual({ total: 1 });
    expect(await to.store.count()).toBe(0);
  });

  test(`C70 ${medium}: one record that cannot be removed from the old medium keeps no other there`, async () => {
    const opened = await open();
    const { faults, opened: left } = makeFaulty(opened);
    await copyContents(await openShop(opened.clock.now), opened, never);
    faults.set('destroy', { kind: 'fail' }, 1);
    await expect(dropCarried(left, [ann, bob])).rejects.toThrow(StoreFailed);
    expect((await listAll(opened.store)).map(({ key }) => key)).toEqual([ann]);
    expect(await opened.orders.count()).toBe(0);
  });

  test(`C82 ${medium}: a removal of everything that is given up stops at the next slice`, async () => {
    const { store, orders, clock } = await open();
    for (let at = 0; at < 300; at += 1)
      await store.create(keyNamed(`visitor ${at}`), { json: '{}', hint: 'hint', expiresAt: clock.now() + minute });
    await orders.place(number, { total: 1 }, null);
    const giving = new AbortController();
    const stopped = {
      ...store,
      async *clear() {
        for await (const slice of store.clear()) {
          giving.abort(new Error('It was given up.'));
          yield slice;
        }
      },
    };
    await expect(removeContents({ store: stopped, orders }, giving.signal)).rejects.toThrow('It was given up.');
    expect(await store.count()).toBeGreaterThanOrEqual(100);
    expect(await orders.count()).toBe(1);
    await removeContents({ store, orders }, never);
    expect(await store.count()).toBe(0);
    expect(await orders.count()).toBe(0);
  });

  if (medium === 'redis')
    test(`C70 ${medium}: a clearing of orders that breaks off leaves none that is found and not listed`, async () => {
      const { clock } = await open();
      const connection = await connectRedis(bed().options.addresses?.redis ?? '', 'broken-off:');
      onTestFinished(() => connection.close());
      const context = { now: clock.now, warn: () => undefined };
      const orders = await openRedisOrders(connection, context);
      for (let most = 0; ; most += 1) {
        await orders.place(number, { total: 1 }, null);
        let asked = 0;
        const breaking = await openRedisOrders(
          {
            ...connection,
            async ask(question) {
              asked += 1;
              // The first question is that of the opening.
              if (asked > 1 + most) throw new StoreFailed('reason.unreachable');
              return connection.ask(question);
            },
          },
          context,
        );
        const cleared = await breaking.clear().then(
          () => true,
          () => false,
        );
        const found = await orders.find(number);
        expect([most, await collectAll(orders.list())]).toEqual([most, found === null ? [] : [found]]);
        if (cleared) break;
      }
    });
});

async function collectAll<T>(walk: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of walk) all.push(one);
  return all;
}
