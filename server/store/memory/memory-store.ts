/**
 * Sessions in the memory of this process, on memorystore. The stock store holds the records; the promises are kept here: our clock
 * instead of its own, expired records excluded and never deleted by looking, lookers that do not move the LRU, and a
 * touch that leaves the data alone. See docs/decisions/store-memory.md.
 */
import expressSession from 'express-session';
import createMemoryStore from 'memorystore';
import type { SessionKey } from '../../session-types.ts';
import { demandAbsent, demandCurrent, isLive, OpenState } from '../liveness.ts';
import { parseData, storedPart } from '../session-data.ts';
import { cut, nextTurn, sliceSize } from '../slices.ts';
import type { ReadSession, SessionStore, StoreContext, StoredSession } from '../store.ts';

/** A record as it is held. The data is JSON text, so that no caller holds a reference into it (C24). */
interface HeldSession extends StoredSession {
  /** The two a touch changes, in place. */
  changedAt: number;
  expiresAt: number;
}

/** What we use of the LRU cache inside memorystore: this way of looking leaves its order as it is. */
interface Cache {
  peek(key: string): HeldSession | undefined;
}

/** The store with what the orders beside it need. */
export interface MemoryStore extends SessionStore {
  /** Ends a live session at this revision within the same turn; false when there is none. */
  endAt(key: SessionKey, rev: number): boolean;
}

const MemoryStoreClass = createMemoryStore(expressSession);

/** Opens an empty store; it ends with this process. */
export function openMemoryStore(context: StoreContext): MemoryStore {
  const stock = new MemoryStoreClass({
    // memorystore times by Date.now() and takes 0 for "never": expiry is ours alone.
    ttl: 0,
    serializer: {
      stringify: (record) => storedPart(record as unknown as StoredSession) as unknown as string,
      parse: (held) => readFrom(held as unknown as HeldSession) as never,
    },
  });
  const cache = (stock as unknown as { store: Cache }).store;
  /** What is held: the cache's own list of keys is a new array each time, which among 100,000 holds everybody up. */
  const keys = new Set<SessionKey>();
  const state = new OpenState('store.closed', { medium: 'memory' });
  const look = (key: SessionKey) => {
    state.demand();
    return cache.peek(key) ?? null;
  };
  const lookLive = (key: SessionKey) => {
    const held = look(key);
    return held && isLive(held, context.now()) ? held : null;
  };

  // memorystore works at once and calls back later: looking and writing below happen in one turn, so that nobody comes in
  // between.
  const write = (key: SessionKey, record: StoredSession) => {
    keys.add(key);
    return settle<StoredSession>((done) => stock.set(key, record as never, (error) => done(error, record)));
  };
  const remove = (key: SessionKey) => {
    keys.delete(key);
    stock.destroy(key);
  };

  return {
    medium: 'memory',

    async read(key) {
      if (!lookLive(key)) return null;
      return settle<ReadSession | null>((done) =>
        stock.get(key, (error, found) => done(error, (found as unknown as ReadSession) ?? null)),
      );
    },

    async create(key, { json, hint, expiresAt }) {
      const now = context.now();
      demandAbsent(look(key), key, now);
      return write(key, { json, rev: 1, hint, createdAt: now, changedAt: now, expiresAt });
    },

    async update(key, rev, { json, expiresAt }) {
      const now = context.now();
      const { hint, createdAt } = demandCurrent(look(key), key, rev, now);
      return write(key, { json, rev: rev + 1, hint, createdAt, changedAt: now, expiresAt });
    },

    async touch(key, expiresAt) {
      const held = lookLive(key);
      if (!held) return null;
      held.expiresAt = expiresAt;
      held.changedAt = context.now();
      return { rev: held.rev, changedAt: held.changedAt, expiresAt };
    },

    async destroy(key) {
      const wasLive = lookLive(key) !== null;
      remove(key);
      return wasLive;
    },

    async *list() {
      for await (const slice of walk()) {
        for (const key of slice) {
          const held = lookLive(key);
          if (held) yield { key, ...readFrom(held), place };
        }
      }
    },

    placeOf: () => place,

    async raw(key) {
      const held = look(key);
      return held && JSON.stringify(held, null, 2);
    },

    async count() {
      let live = 0;
      for await (const slice of walk()) live += slice.filter(lookLive).length;
      return live;
    },

    async restore(key, record) {
      state.demand();
      await write(key, record);
    },

    async *clear() {
      for await (const slice of walk()) {
        const live = slice.filter(lookLive);
        slice.forEach(remove);
        yield live;
      }
    },

    async *tidy() {
      for await (const slice of walk()) {
        const expired = slice.filter((key) => look(key) && !lookLive(key));
        expired.forEach(remove);
        yield expired;
      }
    },

    endAt(key, rev) {
      if (lookLive(key)?.rev !== rev) return false;
      remove(key);
      return true;
    },

    async close() {
      if (!state.end()) return;
      stock.stopInterval();
      stock.clear?.();
      keys.clear();
    },
  };

  /** All keys in slices, with a turn for the others before each next one. */
  async function* walk(): AsyncGenerator<SessionKey[]> {
    state.demand();
    // What is made meanwhile comes last and is no more part of it: a walk ends, however many come in.
    let left = keys.size;
    for (const slice of cut(keys, sliceSize)) {
      yield slice;
      left -= slice.length;
      if (left <= 0) return;
      await nextTurn();
      state.demand();
    }
  }
}

const place = 'memory of this process';

function readFrom({ json, rev, hint, createdAt, changedAt, expiresAt }: HeldSession): ReadSession {
  return { json, data: parseData(json) ?? {}, rev, hint, createdAt, changedAt, expiresAt };
}

/** A promise out of one call of the stock store's callback style. */
function settle<T>(call: (done: (error: unknown, value?: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as T))));
}
