import type { JsonObject, SessionKey } from '../session-types.ts';
import type { SessionStore, StoredSession } from '../store/store.ts';
import type { SessionRow } from './records.ts';

export interface StoreListener {
  /** Whether rows are worth making. */
  readonly hasListeners: boolean;
  row(row: SessionRow): void;
  made(): void;
  gone(key: SessionKey, why: 'destroyed' | 'tidied' | 'cleared'): void;
}

/** Gives every medium the same events: what was written, and what went. What only looks is passed through. */
export function observeStore(store: SessionStore, listener: StoreListener): SessionStore {
  const emitRow = (key: SessionKey, stored: StoredSession) => {
    if (listener.hasListeners) listener.row(makeRow(key, stored, store.placeOf(key)));
  };
  return {
    medium: store.medium,
    read: (key) => store.read(key),
    list: () => store.list(),
    placeOf: (key) => store.placeOf(key),
    raw: (key) => store.raw(key),
    count: () => store.count(),
    close: () => store.close(),
    async create(key, fresh) {
      const stored = await store.create(key, fresh);
      listener.made();
      emitRow(key, stored);
      return stored;
    },
    async update(key, rev, change) {
      const stored = await store.update(key, rev, change);
      emitRow(key, stored);
      return stored;
    },
    async touch(key, expiresAt) {
      const touched = await store.touch(key, expiresAt);
      if (touched && listener.hasListeners) {
        const stored = await store.read(key);
        if (stored !== null) emitRow(key, stored);
      }
      return touched;
    },
    async destroy(key) {
      const destroyed = await store.destroy(key);
      if (destroyed) listener.gone(key, 'destroyed');
      return destroyed;
    },
    async restore(key, record) {
      await store.restore(key, record);
      emitRow(key, record);
    },
    async clear() {
      const keys: SessionKey[] = [];
      if (listener.hasListeners) for await (const { key } of store.list()) keys.push(key);
      const count = await store.clear();
      for (const key of keys) listener.gone(key, 'cleared');
      return count;
    },
    async tidy() {
      const keys = await store.tidy();
      for (const key of keys) listener.gone(key, 'tidied');
      return keys;
    },
  };
}

/** Size of the data as JSON in UTF-8, in bytes. */
export function measureData(data: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(data));
}

function makeRow(key: SessionKey, stored: StoredSession, place: string): SessionRow {
  const { hint, data, createdAt, changedAt, expiresAt } = stored;
  return { key, hint, data, createdAt, changedAt, expiresAt, place, bytes: measureData(data) };
}
