import { expect, test } from 'vitest';
import { isOrderNumber } from '../../../server/store/orders.ts';
import { keyNamed, minute, onEachMedium } from './each-medium.ts';

const ann = keyNamed('Ann');

onEachMedium(({ medium, open }) => {
  test(`C60 ${medium}: an order is placed, its session is ended, and it can be found`, async () => {
    const { store, orders, clock } = await open();
    await store.create(ann, { data: { cart: ['tea'] }, hint: 'annn', expiresAt: clock.now() + minute });
    const placed = await orders.place('token-1', { lines: [{ product: 'tea', count: 1 }] }, ann);
    expect(placed).toMatchObject({ fresh: true, order: { lines: [{ product: 'tea', count: 1 }] } });
    expect(isOrderNumber(placed.number)).toBe(true);
    expect(await store.read(ann)).toBeNull();
    expect(await orders.find(placed.number)).toEqual(placed.order);
  });

  test(`C60 ${medium}: a used token gives the first order again and writes nothing`, async () => {
    const { orders } = await open();
    const first = await orders.place('token-1', { total: 1 }, null);
    expect(await orders.numberOf('token-1')).toBe(first.number);
    expect(await orders.numberOf('token-2')).toBeNull();
    const again = await orders.place('token-1', { total: 2 }, null);
    expect(again).toEqual({ ...first, fresh: false });
    expect(await orders.find(first.number)).toEqual({ total: 1 });
    expect((await orders.place('token-2', { total: 3 }, null)).number).not.toBe(first.number);
  });

  test(`C60 ${medium}: ten checkouts at once with one token make one order`, async () => {
    const { store, orders, clock } = await open();
    await store.create(ann, { data: {}, hint: 'annn', expiresAt: clock.now() + minute });
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => orders.place('token-1', { n }, ann)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    expect(new Set(all.map(({ order }) => JSON.stringify(order))).size).toBe(1);
    expect(all.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(await store.read(ann)).toBeNull();
  });

  test(`C60 ${medium}: Back and resubmit with a new session leaves that session alone`, async () => {
    const { store, orders, clock } = await open();
    const second = keyNamed('Ann, after her order');
    await store.create(ann, { data: {}, hint: 'annn', expiresAt: clock.now() + minute });
    await orders.place('token-1', { total: 1 }, ann);
    await store.create(second, { data: { cart: ['milk'] }, hint: 'annn', expiresAt: clock.now() + minute });
    expect((await orders.place('token-1', { total: 2 }, second)).fresh).toBe(false);
    expect(await store.read(second)).toMatchObject({ data: { cart: ['milk'] } });
  });

  test(`C60 ${medium}: a session that its order should have ended is ended at the next try`, async () => {
    const { store, orders, clock } = await open();
    await orders.place('token-1', { total: 1 }, ann);
    // As a crash between order and session would leave it.
    await store.create(ann, { data: {}, hint: 'annn', expiresAt: clock.now() + minute });
    expect((await orders.place('token-1', { total: 1 }, ann)).fresh).toBe(false);
    expect(await store.read(ann)).toBeNull();
  });

  test(`C60 ${medium}: any text may be asked for, and clearing the sessions leaves the orders`, async () => {
    const { store, orders } = await open();
    const { number } = await orders.place('token-1', { total: 1 }, null);
    for (const odd of [
      '',
      '../../etc/passwd',
      '*',
      '__proto__',
      'x'.repeat(5000),
      `${number} `,
      number.toLowerCase(),
      'a\0b',
    ]) {
      expect(await orders.find(odd)).toBeNull();
    }
    await store.clear();
    expect(await orders.find(number)).toEqual({ total: 1 });
    await orders.clear();
    expect(await orders.find(number)).toBeNull();
    expect((await orders.place('token-1', { total: 2 }, null)).fresh).toBe(true);
  });

  test(`C60 ${medium}: odd tokens are only text`, async () => {
    const { orders } = await open();
    const tokens = ['', '__proto__', "'; DROP TABLE orders; --", '../x', '\ud800', 'x'.repeat(300), 'a', 'A', '*'];
    const numbers = new Set<string>();
    for (const token of tokens) numbers.add((await orders.place(token, { token: token.length }, null)).number);
    expect(numbers.size).toBe(tokens.length);
  });
});
