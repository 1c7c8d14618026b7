import type { SessionKey } from '../session-types.ts';
import type { OrderBook } from '../store/orders.ts';
import { storedPart } from '../store/session-data.ts';
import { type SessionStore, StoreFailed } from '../store/store.ts';
import type { HistoryRecorder } from './recorder.ts';

/** Tells the history what was written and what went. While none is kept, every call passes straight through. */
export function recordStore(store: SessionStore, history: HistoryRecorder): SessionStore {
  const noteGone = (key: SessionKey) => history.noteRow(key, null);
  const orDoubt = async <T>(key: SessionKey, work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof StoreFailed) history.noteDoubt({ key });
      throw error;
    }
  };
  return {
    ...store,
    async read(key) {
      const found = await store.read(key);
      history.noteSeen(key, found);
      return found;
    },
    async create(key, fresh) {
      const stored = await orDoubt(key, store.create(key, fresh));
      history.noteRow(key, stored);
      return stored;
    },
    async update(key, rev, change) {
      const stored = await orDoubt(key, store.update(key, rev, change));
      history.noteRow(key, stored);
      return stored;
    },
    async touch(key, expiresAt) {
      const touched = await orDoubt(key, store.touch(key, expiresAt));
      if (touched && history.isListening && !history.noteTouch(key, touched)) {
        const stored = await store.read(key);
        if (stored !== null) history.noteRow(key, storedPart(stored));
      }
      return touched;
    },
    async restore(key, record) {
      await orDoubt(key, store.restore(key, record));
      history.noteRow(key, storedPart(record));
    },
    async destroy(key) {
      const destroyed = await orDoubt(key, store.destroy(key));
      noteGone(key);
      return destroyed;
    },
    clear: () => noteEach(store.clear()),
    tidy: () => noteEach(store.tidy()),
  };

  async function* noteEach(slices: AsyncIterable<readonly SessionKey[]>): AsyncGenerator<readonly SessionKey[]> {
    for await (const keys of slices) {
      for (const key of keys) noteGone(key);
      yield keys;
    }
  }
}

/** The same for orders; one that is placed may end its session in the same step. */
export function recordOrders(orders: OrderBook, history: HistoryRecorder): OrderBook {
  return {
    ...orders,
    async place(number, order, session) {
      const placing = await orders.place(number, order, session).catch((error: unknown) => {
        history.noteDoubt({ key: session?.key, number });
        throw error;
      });
      if (placing.kind === 'placed') {
        history.noteOrder(number, placing.kept);
        if (session !== null) history.noteRow(session.key, null);
      }
      return placing;
    },
  };
}
