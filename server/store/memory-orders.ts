import type { SessionKey } from '../session-types.ts';
import { OpenState } from './liveness.ts';
import { makeOrderNumber, type Order, type OrderBook, type PlacedOrder } from './orders.ts';
import type { SessionStore } from './store.ts';

/** The oldest orders give way beyond this many, so that a server left running does not grow for ever. */
const mostOrders = 10_000;

interface KeptOrder {
  readonly token: string;
  readonly json: string;
  readonly endSession: SessionKey | null;
}

/** Orders in the memory of this process, beside `store`, whose sessions they end. */
export function openMemoryOrders(store: SessionStore): OrderBook {
  const byNumber = new Map<string, KeptOrder>();
  const numberByToken = new Map<string, string>();
  const state = new OpenState('The order book');

  return {
    async place(token, order, endSession): Promise<PlacedOrder> {
      state.demand();
      // Token and order are noted in one turn, before anything is awaited: a second checkout finds them.
      const known = numberByToken.get(token);
      const kept = known === undefined ? undefined : byNumber.get(known);
      if (known !== undefined && kept) {
        if (endSession !== null && endSession === kept.endSession) await store.destroy(endSession);
        return { number: known, order: JSON.parse(kept.json) as Order, fresh: false };
      }
      const number = makeOrderNumber();
      byNumber.set(number, { token, json: JSON.stringify(order), endSession });
      numberByToken.set(token, number);
      dropOldest();
      // Should this fail, the order stands and the same token ends the session at the next try.
      if (endSession !== null) await store.destroy(endSession);
      return { number, order, fresh: true };
    },

    async numberOf(token) {
      state.demand();
      return numberByToken.get(token) ?? null;
    },

    async find(number) {
      state.demand();
      const kept = byNumber.get(number);
      return kept ? (JSON.parse(kept.json) as Order) : null;
    },

    async *list() {
      state.demand();
      for (const [number, { token, json, endSession }] of byNumber)
        yield { number, token, order: JSON.parse(json) as Order, endSession };
    },

    async restore({ number, token, order, endSession }) {
      state.demand();
      byNumber.set(number, { token, json: JSON.stringify(order), endSession });
      numberByToken.set(token, number);
      dropOldest();
    },

    async remove(number) {
      state.demand();
      const kept = byNumber.get(number);
      if (kept) numberByToken.delete(kept.token);
      return byNumber.delete(number);
    },

    async clear() {
      state.demand();
      byNumber.clear();
      numberByToken.clear();
    },

    async close() {
      if (!state.end()) return;
      byNumber.clear();
      numberByToken.clear();
    },
  };

  function dropOldest(): void {
    if (byNumber.size <= mostOrders) return;
    for (const [number, { token }] of byNumber) {
      byNumber.delete(number);
      numberByToken.delete(token);
      return;
    }
  }
}
