import { OpenState } from '../liveness.ts';
import type { KeptOrder, Order, OrderBook } from '../orders.ts';
import { cut, nextTurn, sliceSize } from '../slices.ts';
import type { StoreContext } from '../store.ts';
import type { MemoryStore } from './memory-store.ts';

/** The order as JSON text, so that no caller holds a reference into it. */
interface HeldOrder extends Omit<KeptOrder, 'order'> {
  readonly json: string;
}

/** Orders in the memory of this process, beside `sessions`, which they end: looking, writing and ending are one turn of the loop. */
export function openMemoryOrders(sessions: MemoryStore, context: StoreContext): OrderBook {
  const orders = new Map<string, HeldOrder>();
  const state = new OpenState('store.closed-orders');

  return {
    async place(number, order, session) {
      state.demand();
      const earlier = orders.get(number);
      if (earlier) {
        if (earlier.session) sessions.endAt(earlier.session.key, earlier.session.rev);
        return { kind: 'again', kept: parseOrder(earlier) };
      }
      if (session && !sessions.endAt(session.key, session.rev)) return { kind: 'stale' };
      const kept = { number, order, session, placedAt: context.now() };
      hold(kept);
      return { kind: 'placed', kept };
    },

    async find(number) {
      state.demand();
      const found = orders.get(number);
      return found ? parseOrder(found) : null;
    },

    async count() {
      state.demand();
      return orders.size;
    },

    async *list() {
      state.demand();
      // One that was put back stands last in the map, however old it is.
      const oldestFirst = [...orders.values()].sort((one, other) => one.placedAt - other.placedAt);
      for (const slice of cut(oldestFirst, sliceSize)) {
        for (const one of slice) if (orders.has(one.number)) yield parseOrder(one);
        await nextTurn();
      }
    },

    async restore(kept) {
      state.demand();
      hold(kept);
    },

    async remove(numbers) {
      state.demand();
      return numbers.filter((number) => orders.delete(number)).length;
    },

    async clear() {
      state.demand();
      orders.clear();
    },

    async close() {
      if (state.end()) orders.clear();
    },
  };

  function hold({ order, ...kept }: KeptOrder): void {
    orders.set(kept.number, { ...kept, json: JSON.stringify(order) });
  }
}

function parseOrder({ json, ...kept }: HeldOrder): KeptOrder {
  return { ...kept, order: JSON.parse(json) as Order };
}
