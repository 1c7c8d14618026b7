import { OpenState } from '../liveness.ts';
import type { KeptOrder, Order, OrderBook } from '../orders.ts';
import { cut, nextTurn, sliceSize } from '../slices.ts';
import type { StoreContext } from '../store.ts';
import type { MemoryStore } from './memory-store.ts';

/** The order as JSON text, so that no caller holds a reference into it. */
interface ShelvedOrder extends Omit<KeptOrder, 'order'> {
  readonly json: string;
}

/** Orders in the memory of this process, beside `sessions`, which they end: looking, writing and ending are one turn of the loop. */
export function openMemoryOrders(sessions: MemoryStore, context: StoreContext): OrderBook {
  const shelf = new Map<string, ShelvedOrder>();
  const state = new OpenState('store.closed-orders');

  return {
    async place(number, order, session) {
      state.demand();
      const earlier = shelf.get(number);
      if (earlier) {
        if (earlier.session) sessions.endAt(earlier.session.key, earlier.session.rev);
        return { kind: 'again', kept: takeDown(earlier) };
      }
      if (session && !sessions.endAt(session.key, session.rev)) return { kind: 'stale' };
      const kept = { number, order, session, placedAt: context.now() };
      shelve(kept);
      return { kind: 'placed', kept };
    },

    async find(number) {
      state.demand();
      const found = shelf.get(number);
      return found ? takeDown(found) : null;
    },

    async count() {
      state.demand();
      return shelf.size;
    },

    async *list() {
      state.demand();
      // One that was put back stands last in the map, however old it is.
      const oldestFirst = [...shelf.values()].sort((one, other) => one.placedAt - other.placedAt);
      for (const slice of cut(oldestFirst, sliceSize)) {
        for (const one of slice) if (shelf.has(one.number)) yield takeDown(one);
        await nextTurn();
      }
    },

    async restore(kept) {
      state.demand();
      shelve(kept);
    },

    async remove(numbers) {
      state.demand();
      return numbers.filter((number) => shelf.delete(number)).length;
    },

    async clear() {
      state.demand();
      shelf.clear();
    },

    async close() {
      if (state.end()) shelf.clear();
    },
  };

  function shelve({ order, ...kept }: KeptOrder): void {
    shelf.set(kept.number, { ...kept, json: JSON.stringify(order) });
  }
}

function takeDown({ json, ...kept }: ShelvedOrder): KeptOrder {
  return { ...kept, order: JSON.parse(json) as Order };
}
