import { expect, test } from 'vitest';
import { limitTime } from '../../../server/store/deadline-store.ts';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { collect } from '../../../server/store/slices.ts';
import { StoreFailed } from '../../../server/store/store.ts';
import { makeFaulty, type StoreOperation } from '../../harness/faulty-store.ts';
import { within } from '../../harness/until.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const [placed, number] = [orderNumberOf('an earlier one'), orderNumberOf('token')];
/** ms. */
const deadline = 50;
/** ms: for what is answered in time, also on a busy machine. */
const longer = 2_000;

onEachMedium(({ medium, open }) => {
  test(`C82 ${medium}: whatever hangs, sessions, orders and each step of a walk, is an error at the deadline`, async () => {
    const opened = await open();
    const { clock } = opened;
    const { opened: faulty, faults } = makeFaulty(opened);
    const { store, orders } = limitTime(faulty, deadline);
    const expiresAt = clock.now() + minute;
    const kept = { number, order: {}, session: null, placedAt: clock.now() };
    const calls: Record<StoreOperation, () => Promise<unknown>> = {
      read: () => store.read(ann),
      create: () => store.create(ann, { json: '{}', hint: 'annn', expiresAt }),
      update: () => store.update(ann, 1, { json: '{}', expiresAt }),
      touch: () => store.touch(ann, expiresAt),
      destroy: () => store.destroy(ann),
      list: () => drain(store.list()),
      raw: () => store.raw(ann),
      count: () => store.count(),
      restore: async () =>
        store.restore(ann, { json: '{}', rev: 1, hint: 'annn', createdAt: 0, changedAt: 0, expiresAt }),
      clear: () => collect(store.clear()),
      tidy: () => collect(store.tidy()),
      'orders.place': () => orders.place(number, {}, null),
      'orders.find': () => orders.find(number),
      'orders.count': () => orders.count(),
      'orders.list': () => drain(orders.list()),
      'orders.restore': () => orders.restore(kept),
      'orders.remove': () => orders.remove([number]),
      'orders.clear': () => orders.clear(),
      'orders.close': () => orders.close(),
      close: () => store.close(),
    };
    for (const [operation, call] of Object.entries(calls)) {
      faults.set(operation as StoreOperation, { kind: 'hang' });
      await expect(within(5_000, `A ${operation} that hangs`, call()), operation).rejects.toThrow(StoreFailed);
    }
    faults.heal();
  });

  test(`C82 ${medium}: a walk that hangs half way is an error too, and one that is left early ends`, async () => {
    const opened = await open();
    const { clock } = opened;
    const { opened: faulty, faults } = makeFaulty(opened);
    const { store, orders } = limitTime(faulty, longer);
    for (let n = 0; n < 3; n += 1) {
      await opened.store.create(keyNamed(`${n}`), { json: '{}', hint: 'many', expiresAt: clock.now() + minute });
    }
    await opened.orders.place(placed, {}, null);
    let seen = 0;
    const halfWay = async () => {
      for await (const _ of store.list()) {
        seen += 1;
        if (seen === 2) faults.set('list', { kind: 'hang' });
      }
    };
    await expect(within(5_000, 'The walk', halfWay())).rejects.toThrow(StoreFailed);
    expect(seen).toBe(2);
    faults.heal();
    for await (const _ of store.list()) break;
    for await (const _ of orders.list()) break;
    expect(await store.count()).toBe(3);
  });
});

async function drain(walk: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of walk);
}
