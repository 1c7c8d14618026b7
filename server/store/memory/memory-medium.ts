import type { MediumEntry } from '../medium.ts';
import { openMemoryOrders } from './memory-orders.ts';
import { openMemoryStore } from './memory-store.ts';

export const memory: MediumEntry = {
  needs: 'nothing',
  placeOf: () => ({ kind: 'memory' }),
  async open(_options, context) {
    const store = openMemoryStore(context);
    return { store, orders: openMemoryOrders(store, context) };
  },
};
