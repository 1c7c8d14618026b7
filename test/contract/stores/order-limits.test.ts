import { expect, test } from 'vitest';
import { limitOrders } from '../../../server/store/limit-orders.ts';
import { type OrderBook, orderNumberOf } from '../../../server/store/orders.ts';
import { until } from '../../harness/until.ts';
import { minute, onEachMedium } from './each-medium.ts';

/** Small, so that a test can fill it; between two looks it may be over its bound by one order in twenty, here by one. */
const limits = { most: 20, leastAge: minute, mostEver: 40 };

onEachMedium(({ medium, open }) => {
  async function openLimited() {
    const { orders, clock, warnings } = await open();
    const book = limitOrders(orders, limits, { now: clock.now, warn: (said) => warnings.push(said) });
    const place = async (from: number, to: number) => {
      for (let n = from; n <= to; n += 1) {
        clock.advance(1);
        expect((await book.place(numberAt(n), { n }, null)).kind).toBe('placed');
      }
    };
    return { book, clock, warnings, place };
  }

  test(`C78 ${medium}: beyond the bound the oldest orders give way, and their numbers are free again`, async () => {
    const { book, clock, warnings, place } = await openLimited();
    await place(1, 20);
    clock.advance(minute);
    await place(21, 25);
    await until('the oldest are gone', async () => (await book.count()) === limits.most);
    expect(await listAges(book)).toEqual(Array.from({ length: 20 }, (_, at) => at + 6));
    expect(await book.find(numberAt(5))).toBeNull();
    expect((await book.place(numberAt(6), {}, null)).kind).toBe('again');
    expect((await book.place(numberAt(5), {}, null)).kind).toBe('placed');
    expect(warnings).toEqual([]);
  });

  test(`C78 ${medium}: young orders are found again although there are too many, up to a last bound`, async () => {
    const { book, place } = await openLimited();
    await place(1, 40);
    expect(await book.count()).toBe(40);
    for (let n = 1; n <= 40; n += 1) expect((await book.place(numberAt(n), {}, null)).kind).toBe('again');
    await place(41, 50);
    await until('the oldest are gone', async () => (await book.count()) === limits.mostEver);
    expect((await listAges(book))[0]).toBe(11);
  });
});

function numberAt(n: number): string {
  return orderNumberOf(`token ${n}`);
}

async function listAges(book: OrderBook): Promise<unknown[]> {
  const ages: unknown[] = [];
  for await (const { order } of book.list()) ages.push(order.n);
  return ages;
}
