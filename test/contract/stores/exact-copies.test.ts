import { expect, test } from 'vitest';
import { orderNumberOf } from '../../../server/store/orders.ts';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const [ann, bob] = [keyNamed('Ann'), keyNamed('Bob')];

onEachMedium(({ medium, open }) => {
  test(`C24 ${medium}: a record is put back exactly, over a later one, over none, and over one that was touched`, async () => {
    const { store, clock } = await open();
    const first = await store.create(ann, {
      json: JSON.stringify({ cart: { tea: 1 } }),
      hint: 'annn',
      expiresAt: clock.now() + minute,
    });
    clock.advance(1_000);
    await store.update(ann, 1, { json: JSON.stringify({ cart: { tea: 2 } }), expiresAt: clock.now() + 2 * minute });
    clock.advance(1_000);
    await store.touch(ann, clock.now() + 3 * minute);
    await store.restore(ann, first);
    expect(await store.read(ann)).toEqual({ ...first, data: { cart: { tea: 1 } } });
    await store.destroy(ann);
    await store.restore(ann, first);
    await store.restore(bob, { ...first, rev: 7, hint: 'bobb' });
    expect(await store.read(ann)).toEqual({ ...first, data: { cart: { tea: 1 } } });
    expect((await store.update(bob, 7, { json: JSON.stringify({}), expiresAt: clock.now() + minute })).rev).toBe(8);
    expect((await listAll(store)).map(({ key }) => key).sort()).toEqual([ann, bob].sort());
    expect(await store.touch(ann, clock.now() + minute)).not.toBeNull();
  });

  test(`C60 ${medium}: orders are listed, the oldest first, taken out and put back with the session they ended`, async () => {
    const { store, orders, clock } = await open();
    const [first, second] = [orderNumberOf('token-1'), orderNumberOf('token-2')];
    const { rev } = await store.create(ann, { json: '{}', hint: 'annn', expiresAt: clock.now() + minute });
    await orders.place(first, { total: 1 }, { key: ann, rev });
    clock.advance(1_000);
    await orders.place(second, { total: 2 }, null);
    const list = async () => {
      const all = [];
      for await (const one of orders.list()) all.push(one);
      return all;
    };
    const kept = await list();
    expect(kept).toEqual([
      { number: first, order: { total: 1 }, session: { key: ann, rev }, placedAt: clock.now() - 1_000 },
      { number: second, order: { total: 2 }, session: null, placedAt: clock.now() },
    ]);
    expect(await orders.count()).toBe(2);
    expect(await orders.remove([first, orderNumberOf('another')])).toBe(1);
    expect(await orders.remove([first])).toBe(0);
    expect(await orders.find(first)).toBeNull();
    expect(await orders.count()).toBe(1);
    for (const one of kept) await orders.restore(one);
    expect(await list()).toEqual(kept);
    expect(await orders.place(first, { total: 9 }, null)).toEqual({ kind: 'again', kept: kept[0] });
  });
});
