import type { SessionKey } from '../session-types.ts';
import { parseData } from '../store/session-data.ts';
import type { SessionStore, StoredSession } from '../store/store.ts';
import type { SessionRow } from './records.ts';

export interface StoreListener {
  /** Whether rows are worth making. */
  readonly hasListeners: boolean;
  row(row: SessionRow): void;
  made(): void;
  gone(key: SessionKey, why: 'destroyed' | 'tidied' | 'cleared'): void;
}

/** How many records are known by heart: a touch follows the read of the same request. */
const MOST_KNOWN = 500;

/** The records that were read last, so that a touch, which changes only their times, need not read them again. */
class LatelyRead {
  readonly #known = new Map<SessionKey, StoredSession>();

  get(key: SessionKey): StoredSession | undefined {
    return this.#known.get(key);
  }

  set(key: SessionKey, stored: StoredSession): void {
    this.#known.delete(key);
    this.#known.set(key, stored);
    const [oldest] = this.#known.size > MOST_KNOWN ? this.#known.keys() : [];
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}

/** Gives every medium the same events: what was written, and what went. What only looks is passed through. */
export function observeStore(store: SessionStore, listener: StoreListener): SessionStore {
  const lately = new LatelyRead();
  const emitRow = (key: SessionKey, stored: StoredSession) => {
    if (listener.hasListeners) listener.row(makeRow(key, stored, store.placeOf(key)));
  };
  return {
    medium: store.medium,
    async read(key) {
      const stored = await store.read(key);
      if (stored !== null && listener.hasListeners) lately.set(key, stored);
      return stored;
    },
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
        const known = lately.get(key);
        const stored = known?.rev === touched.rev ? { ...known, ...touched } : await store.read(key);
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
    clear: () => tellEach(store.clear(), 'cleared'),
    tidy: () => tellEach(store.tidy(), 'tidied'),
  };

  async function* tellEach(
    slices: AsyncIterable<readonly SessionKey[]>,
    why: 'tidied' | 'cleared',
  ): AsyncGenerator<readonly SessionKey[]> {
    for await (const keys of slices) {
      for (const key of keys) listener.gone(key, why);
      yield keys;
    }
  }
}

/** A record as the window shows it. */
export function makeRow(key: SessionKey, stored: StoredSession, place: string): SessionRow {
  const { json, hint, createdAt, changedAt, expiresAt } = stored;
  const data = parseData(json) ?? {};
  return { key, hint, data, createdAt, changedAt, expiresAt, place, bytes: Buffer.byteLength(json) };
}
