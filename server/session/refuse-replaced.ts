import type { RecentlyEnded } from '../gate/recently-ended.ts';
import { sessionGone } from '../store/liveness.ts';
import type { OpenedStore } from '../store/medium.ts';

/**
 * A session that a login has replaced is over, even where the store failed to remove its record (C98): nothing is written into it any more,
 * and no order is made of it, whatever a request read of it before.
 */
export function refuseReplaced({ store, orders }: OpenedStore, ended: RecentlyEnded): OpenedStore {
  return {
    store: {
      ...store,
      async update(key, rev, change) {
        if (ended.isLeftBehind(key)) throw sessionGone(key);
        const stored = await store.update(key, rev, change);
        // The login may have come meanwhile: then this is in no cart of anybody.
        if (ended.isLeftBehind(key)) throw sessionGone(key);
        return stored;
      },
      touch: async (key, expiresAt) => (ended.isLeftBehind(key) ? null : store.touch(key, expiresAt)),
    },
    orders: {
      ...orders,
      place: async (number, order, session) =>
        session !== null && ended.isLeftBehind(session.key) ? { kind: 'stale' } : orders.place(number, order, session),
    },
  };
}
