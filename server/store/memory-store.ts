/**
 * Sessions in the memory of this process, on memorystore. The stock store is the shelf; the promises are kept here: our clock
 * instead of its own, expired records excluded and never deleted by looking, lookers that do not move the LRU, and a
 * touch that leaves the data alone. See docs/decisions/store-memory.md.
 */
import expressSession from 'express-session';
import createMemoryStore from 'memorystore';
import type { JsonObject, SessionKey } from '../session-types.ts';
import { demandAbsent, demandCurrent, isLive, OpenState } from './liveness.ts';
import { inSlices } from './slices.ts';
import type { ListedSession, NewSession, SessionStore, StoreContext, StoredSession } from './store.ts';

/** A record on the shelf. The data is JSON text, so that no caller holds a reference into it (C24). */
interface ShelvedSession {
  readonly json: string;
  readonly rev: number;
  readonly hint: string;
  readonly createdAt: number;
  /** The two a touch changes, in place. */
  changedAt: number;
  expiresAt: number;
}

/** What we use of the LRU cache inside memorystore: both ways of looking leave its order as it is. */
interface Shelf {
  peek(key: string): ShelvedSession | undefined;
  keys(): string[];
}

const MemoryStoreClass = createMemoryStore(expressSession);

/** Opens an empty store; it ends with this process. */
export function openMemoryStore(context: StoreContext): SessionStore {
  const stock = new MemoryStoreClass({
    // memorystore times by Date.now() and takes 0 for "never": expiry is ours alone.
    ttl: 0,
    serializer: {
      stringify: (record) => shelve(record as StoredSession) as unknown as string,
      parse: (shelved) => unshelve(shelved as unknown as ShelvedSession),
    },
  });
  const shelf = (stock as unknown as { store: Shelf }).store;
  const state = new OpenState('The memory store');
  const look = (key: SessionKey) => {
    state.demand();
    return shelf.peek(key) ?? null;
  };

  // The callbacks of memorystore come after the work is done: looking and writing below happen in one turn, so that
  // nobody comes in between.
  const write = (key: SessionKey, record: StoredSession) =>
    settle<StoredSession>((done) => stock.set(key, record as never, (error) => done(error, record)));
  const remove = (key: SessionKey) => settle<void>((done) => stock.destroy(key, (error) => done(error)));

  return {
    medium: 'memory',

    async read(key) {
      const shelved = look(key);
      if (!shelved || !isLive(shelved, context.now())) return null;
      return settle<StoredSession | null>((done) =>
        stock.get(key, (error, found) => done(error, (found as unknown as StoredSession) ?? null)),
      );
    },

    async create(key, fresh) {
      const now = context.now();
      demandAbsent(look(key), key, now);
      return write(key, newRecord(fresh, now));
    },

    async update(key, rev, change) {
      const now = context.now();
      const { hint, createdAt } = demandCurrent(look(key), key, rev, now);
      return write(key, { ...change, rev: rev + 1, hint, createdAt, changedAt: now });
    },

    async touch(key, expiresAt) {
      const shelved = look(key);
      const now = context.now();
      if (!shelved || !isLive(shelved, now)) return false;
      shelved.expiresAt = expiresAt;
      shelved.changedAt = now;
      return true;
    },

    async destroy(key) {
      const shelved = look(key);
      if (!shelved) return false;
      const wasLive = isLive(shelved, context.now());
      await remove(key);
      return wasLive;
    },

    async *list() {
      state.demand();
      for await (const key of inSlices(shelf.keys() as SessionKey[])) {
        const shelved = look(key);
        if (shelved && isLive(shelved, context.now())) yield listed(key, shelved);
      }
    },

    placeOf: () => place,

    async raw(key) {
      const shelved = look(key);
      return shelved && JSON.stringify(shelved, null, 2);
    },

    async count() {
      return countLive();
    },

    async restore(key, record) {
      state.demand();
      await write(key, record);
    },

    async clear() {
      const live = countLive();
      await settle<void>((done) => stock.clear?.((error) => done(error)));
      return live;
    },

    async tidy() {
      state.demand();
      const gone: SessionKey[] = [];
      for await (const key of inSlices(shelf.keys() as SessionKey[])) {
        const shelved = look(key);
        if (!shelved || isLive(shelved, context.now())) continue;
        stock.destroy(key);
        gone.push(key);
      }
      return gone;
    },

    async close() {
      if (!state.end()) return;
      stock.stopInterval();
      stock.clear?.();
    },
  };

  function countLive(): number {
    state.demand();
    const now = context.now();
    let live = 0;
    for (const key of shelf.keys()) {
      const shelved = shelf.peek(key);
      if (shelved && isLive(shelved, now)) live += 1;
    }
    return live;
  }
}

function newRecord(fresh: NewSession, now: number): StoredSession {
  return { ...fresh, rev: 1, createdAt: now, changedAt: now };
}

function shelve({ data, rev, hint, createdAt, changedAt, expiresAt }: StoredSession): ShelvedSession {
  return { json: JSON.stringify(data), rev, hint, createdAt, changedAt, expiresAt };
}

function unshelve({ json, rev, hint, createdAt, changedAt, expiresAt }: ShelvedSession): StoredSession {
  return { data: JSON.parse(json) as JsonObject, rev, hint, createdAt, changedAt, expiresAt };
}

const place = 'memory of this process';

function listed(key: SessionKey, shelved: ShelvedSession): ListedSession {
  return { key, ...unshelve(shelved), place };
}

/** A promise out of one call of the stock store's callback style. */
function settle<T>(call: (done: (error: unknown, value?: T) => void) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as T))));
}
