import { expect, test } from 'vitest';
import { isOrderNumber, type OrderBook, orderNumberOf } from '../../../server/store/orders.ts';
import { collect } from '../../../server/store/slices.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');
const [first, second] = [orderNumberOf('token-1'), orderNumberOf('token-2')];

onEachMedium(({ medium, open }) => {
  /** A medium with Ann's session in it, at revision 1. */
  async function openWithAnn() {
    const opened = await open();
    const { store, clock } = opened;
    await store.create(ann, { json: '{"cart":["tea"]}', hint: 'annn', expiresAt: clock.now() + minute });
    return opened;
  }

  test(`C60 ${medium}: an order is placed, its session is ended, and it can be found`, async () => {
    const { store, orders, clock } = await openWithAnn();
    expect(isOrderNumber(first)).toBe(true);
    const order = { lines: [{ product: 'tea', count: 1 }] };
    const kept = { number: first, order, session: { key: ann, rev: 1 }, placedAt: clock.now() };
    expect(await orders.place(first, order, { key: ann, rev: 1 })).toEqual({ kind: 'placed', kept });
    expect(await store.read(ann)).toBeNull();
    expect(await store.count()).toBe(0);
    expect(await orders.find(first)).toEqual(kept);
  });

  test(`C60 ${medium}: a used number gives the first order again and writes nothing`, async () => {
    const { orders } = await open();
    expect(await orders.find(first)).toBeNull();
    const placed = await orders.place(first, { total: 1 }, null);
    expect(await orders.place(first, { total: 2 }, null)).toEqual({ ...placed, kind: 'again' });
    expect((await orders.find(first))?.order).toEqual({ total: 1 });
    expect((await orders.place(second, { total: 3 }, null)).kind).toBe('placed');
    expect(await orders.count()).toBe(2);
  });

  test(`C60 ${medium}: ten checkouts at once with one number make one order`, async () => {
    const { store, orders } = await openWithAnn();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) => orders.place(first, { n }, { key: ann, rev: 1 })),
    );
    expect(all.map(({ kind }) => kind).sort()).toEqual([...Array(9).fill('again'), 'placed']);
    expect(new Set(all.map((one) => one.kind !== 'stale' && JSON.stringify(one.kept.order))).size).toBe(1);
    expect(await store.read(ann)).toBeNull();
  });

  test(`C77 ${medium}: no order is made of a session that was written since it was shown, and that session stays`, async () => {
    const { store, orders, clock } = await openWithAnn();
    await store.update(ann, 1, { json: '{"cart":["tea","milk"]}', expiresAt: clock.now() + minute });
    expect(await orders.place(first, {}, { key: ann, rev: 1 })).toEqual({ kind: 'stale' });
    expect(await orders.find(first)).toBeNull();
    expect(await orders.count()).toBe(0);
    expect(await store.read(ann)).toMatchObject({ rev: 2, data: { cart: ['tea', 'milk'] } });
    expect((await orders.place(first, {}, { key: ann, rev: 2 })).kind).toBe('placed');
    expect(await store.read(ann)).toBeNull();
  });

  test(`C77 ${medium}: no order is made of a session that has ended or expired`, async () => {
    const { store, orders, clock } = await openWithAnn();
    clock.advance(minute);
    expect(await orders.place(first, {}, { key: ann, rev: 1 })).toEqual({ kind: 'stale' });
    await collect(store.tidy());
    expect(await orders.place(first, {}, { key: ann, rev: 1 })).toEqual({ kind: 'stale' });
    expect(await orders.place(first, {}, { key: keyNamed('nobody'), rev: 1 })).toEqual({ kind: 'stale' });
    expect(await orders.count()).toBe(0);
  });

  test(`C77 ${medium}: two checkouts of one cart in two tabs, each with its own form, make one order`, async () => {
    for (let round = 0; round < 20; round += 1) {
      const { store, orders } = await openWithAnn();
      const numbers = ['one', 'other'].map((tab) => orderNumberOf(`${tab} ${round}`));
      const both = await Promise.all(numbers.map((number) => orders.place(number, {}, { key: ann, rev: 1 })));
      expect(both.map(({ kind }) => kind).sort()).toEqual(['placed', 'stale']);
      expect(await orders.count()).toBe(1);
      expect(await store.read(ann)).toBeNull();
      await collect(store.clear());
    }
  });

  test(`C77 ${medium}: an add that meets a checkout is in the order or in the cart, never in neither`, async () => {
    for (let round = 0; round < 20; round += 1) {
      const { store, orders, clock } = await openWithAnn();
      const change = { json: '{"cart":["tea","milk"]}', expiresAt: clock.now() + minute };
      const [placing, added] = await Promise.allSettled([
        orders.place(orderNumberOf(`round ${round}`), {}, { key: ann, rev: 1 }),
        store.update(ann, 1, change),
      ]);
      expect(placing).toMatchObject({ status: 'fulfilled' });
      const ordered = placing.status === 'fulfilled' && placing.value.kind === 'placed';
      expect(ordered).toBe(added.status === 'rejected');
      expect((await store.read(ann))?.rev).toBe(ordered ? undefined : 2);
      await collect(store.clear());
    }
  });

  test(`C60 ${medium}: Back and resubmit with a new session leaves that session alone`, async () => {
    const { store, orders, clock } = await openWithAnn();
    const later = keyNamed('Ann, after her order');
    await orders.place(first, { total: 1 }, { key: ann, rev: 1 });
    await store.create(later, { json: '{"cart":["milk"]}', hint: 'annn', expiresAt: clock.now() + minute });
    expect((await orders.place(first, { total: 2 }, { key: later, rev: 1 })).kind).toBe('again');
    expect(await store.read(later)).toMatchObject({ data: { cart: ['milk'] } });
  });

  test(`C60 ${medium}: a session that its order should have ended is ended at the next try, unless it was written since`, async () => {
    const { store, orders, clock } = await openWithAnn();
    const record = await store.read(ann);
    await orders.place(first, { total: 1 }, { key: ann, rev: 1 });
    if (!record) throw new Error('Ann was there.');
    // As a crash between order and session would leave it.
    await store.restore(ann, record);
    expect((await orders.place(first, { total: 1 }, { key: ann, rev: 1 })).kind).toBe('again');
    expect(await store.read(ann)).toBeNull();
    await store.restore(ann, record);
    await store.update(ann, 1, { json: '{"cart":["milk"]}', expiresAt: clock.now() + minute });
    expect((await orders.place(first, { total: 1 }, null)).kind).toBe('again');
    expect(await store.read(ann)).toMatchObject({ data: { cart: ['milk'] } });
  });

  test(`C60 ${medium}: any text may be asked for, and clearing the sessions leaves the orders`, async () => {
    const { store, orders } = await open();
    await orders.place(first, { total: 1 }, null);
    for (const odd of [
      '',
      '../../etc/passwd',
      '*',
      '__proto__',
      'x'.repeat(5000),
      `${first} `,
      first.toLowerCase(),
      'a\0b',
    ]) {
      expect(await orders.find(odd)).toBeNull();
    }
    await collect(store.clear());
    expect((await orders.find(first))?.order).toEqual({ total: 1 });
    await orders.clear();
    expect(await orders.find(first)).toBeNull();
    expect(await orders.count()).toBe(0);
    expect(await listNumbers(orders)).toEqual([]);
    expect((await orders.place(first, { total: 2 }, null)).kind).toBe('placed');
  });

  test(`C60 ${medium}: odd tokens are only text`, async () => {
    const { orders } = await open();
    const tokens = ['', '__proto__', "'; DROP TABLE orders; --", '../x', '\ud800', 'x'.repeat(300), 'a', 'A', '*'];
    for (const token of tokens) await orders.place(orderNumberOf(token), { token: token.length }, null);
    expect(new Set(await listNumbers(orders))).toEqual(new Set(tokens.map(orderNumberOf)));
    expect(await orders.count()).toBe(tokens.length);
  });
});

async function listNumbers(orders: OrderBook): Promise<string[]> {
  const numbers: string[] = [];
  for await (const { number } of orders.list()) numbers.push(number);
  return numbers;
}
