import { expect, test } from 'vitest';
import { keyNamed, listAll, minute, onEachMedium } from './each-medium.ts';

const [ann, bob] = [keyNamed('Ann'), keyNamed('Bob')];

onEachMedium(({ medium, open }) => {
  test(`C24 ${medium}: a record is put back exactly, over a later one, over none, and over one that was touched`, async () => {
    const { store, clock } = await open();
    const first = await store.create(ann, {
      data: { cart: { tea: 1 } },
      hint: 'annn',
      expiresAt: clock.now() + minute,
    });
    clock.advance(1_000);
    await store.update(ann, 1, { data: { cart: { tea: 2 } }, expiresAt: clock.now() + 2 * minute });
    clock.advance(1_000);
    await store.touch(ann, clock.now() + 3 * minute);
    await store.restore(ann, first);
    expect(await store.read(ann)).toEqual(first);
    await store.destroy(ann);
    await store.restore(ann, first);
    await store.restore(bob, { ...first, rev: 7, hint: 'bobb' });
    expect(await store.read(ann)).toEqual(first);
    expect((await store.update(bob, 7, { data: {}, expiresAt: clock.now() + minute })).rev).toBe(8);
    expect((await listAll(store)).map(({ key }) => key).sort()).toEqual([ann, bob].sort());
    expect(await store.touch(ann, clock.now() + minute)).toBe(true);
  });

  test(`C60 ${medium}: orders are listed, taken out and put back with their tokens and the session they ended`, async () => {
    const { orders } = await open();
    const first = await orders.place('token-1', { total: 1 }, ann);
    const second = await orders.place('token-2', { total: 2 }, null);
    const list = async () => {
      const all = [];
      for await (const one of orders.list()) all.push(one);
      return all.sort((a, b) => (a.token < b.token ? -1 : 1));
    };
    const kept = await list();
    expect(kept).toEqual([
      { number: first.number, token: 'token-1', order: { total: 1 }, endSession: ann },
      { number: second.number, token: 'token-2', order: { total: 2 }, endSession: null },
    ]);
    expect(await orders.remove(first.number)).toBe(true);
    expect(await orders.remove(first.number)).toBe(false);
    expect(await orders.numberOf('token-1')).toBeNull();
    expect(await orders.find(first.number)).toBeNull();
    for (const one of kept) await orders.restore(one);
    expect(await list()).toEqual(kept);
    expect(await orders.place('token-1', { total: 9 }, null)).toMatchObject({ number: first.number, fresh: false });
  });
});
