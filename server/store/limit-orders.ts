/** The bound on orders, the same on every medium: the oldest give way, so that a server left running does not grow for ever. */
import type { OrderBook } from './orders.ts';
import type { StoreContext } from './store.ts';

export interface OrderLimits {
  /** Beyond this many, the oldest give way ... */
  readonly most: number;
  /** ... but not one younger than this, in ms: so long at least Back and resubmit finds the order that was placed. */
  readonly leastAge: number;
  /** Beyond this many the oldest give way whatever their age. */
  readonly mostEver: number;
}

/** An order is some hundred bytes: a class's year fits in, and a flood of a thousand a second takes some 25 MB at most. */
export const orderLimits: OrderLimits = { most: 10_000, leastAge: 60 * 60 * 1000, mostEver: 50_000 };

/** How many of them are placed before the book is looked through: between two looks it may be over its bound by so many. */
const partPerLook = 0.05;

/** The book, which forgets its oldest orders beyond the limits. That is done beside the checkouts, and nobody waits for it but `close`. */
export function limitOrders(book: OrderBook, limits: OrderLimits, { now, warn }: StoreContext): OrderBook {
  const placedPerLook = Math.max(1, Math.floor(limits.most * partPerLook));
  let placed = 0;
  let looking: Promise<void> | null = null;

  return {
    ...book,
    async place(number, order, session) {
      const placing = await book.place(number, order, session);
      if (placing.kind === 'placed') placed += 1;
      if (placed >= placedPerLook && looking === null) looking = look();
      return placing;
    },
    async close() {
      const closing = book.close();
      await looking;
      await closing;
    },
  };

  async function look(): Promise<void> {
    while (placed >= placedPerLook) {
      placed = 0;
      await giveWay().catch((error: Error) => warn(`The oldest orders could not be removed: ${error.message}`));
    }
    looking = null;
  }

  async function giveWay(): Promise<void> {
    const count = await book.count();
    if (count <= limits.most) return;
    const young = now() - limits.leastAge;
    const leaving: string[] = [];
    for await (const { number, placedAt } of book.list()) {
      const left = count - leaving.length;
      if (left <= limits.most || (left <= limits.mostEver && placedAt > young)) break;
      leaving.push(number);
    }
    if (leaving.length > 0) await book.remove(leaving);
  }
}
