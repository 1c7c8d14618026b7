/**
 * Sessions in memcached. Each is one item, written only at the version that was read, and a small second item with the expiry when it was
 * touched since: a touch writes no data (C26). The stamp ties the two together: a touch of data since replaced counts no more.
 * See docs/decisions/store-memcached.md.
 */
import { randomBytes } from 'node:crypto';
import type { SessionKey } from '../../session-types.ts';
import { KeyQueue } from '../key-queue.ts';
import { demandAbsent, demandCurrent, isLive, revisionConflict, sessionGone } from '../liveness.ts';
import { joinRecord, parseData, splitRecord, storedPart, withData } from '../session-data.ts';
import { mapInGroups } from '../slices.ts';
import { type ReadSession, SessionExists, type SessionStore, type StoreContext, type StoredSession } from '../store.ts';
import type { MemcachedConnection, MemcachedItem } from './memcached-connection.ts';
import { openMemcachedIndex } from './memcached-index.ts';

/** ms memcached keeps an item beyond its expiry, as in Redis: for clocks moved back, and so that tidying up can report it. */
const broomDelay = 24 * 60 * 60 * 1000;

/** Sessions asked for at a time when walking through all: visitors' questions stand in the same line. */
const askedTogether = 16;

/** A session with what its next write needs. */
interface Found {
  readonly record: ReadSession;
  readonly stamp: string;
  readonly version: Buffer;
}

/** The store with what the orders beside it need. */
export interface MemcachedStore extends SessionStore {
  /**
   * Ends a live session at this revision: false when there is none. Looking comes first and `act` in between; then it is removed at the
   * version that was looked at, so that of two who end it only one succeeds.
   */
  endAt(key: SessionKey, rev: number, act: () => Promise<boolean>): Promise<boolean>;
}

/** `connection` is closed with the store. */
export function openMemcachedStore(connection: MemcachedConnection, context: StoreContext): MemcachedStore {
  const index = openMemcachedIndex(connection, context.warn);
  // Tidying looks, then removes, and a touch leaves the version as it is: within this process they take turns.
  const queue = new KeyQueue();
  const placeOf = (key: SessionKey) => `memcached, key ${connection.prefix}${dataName(key)}`;
  const lifetime = (expiresAt: number, now: number) => expiresAt - now + broomDelay;

  return {
    medium: 'memcached',
    read: async (key) => (await lookLive(key))?.record ?? null,
    async create(key, { json, hint, expiresAt }) {
      const now = context.now();
      const found = await look(key);
      demandAbsent(found?.record ?? null, key, now);
      const record = { json, rev: 1, hint, createdAt: now, changedAt: now, expiresAt };
      const text = encode(record);
      const keep = lifetime(record.expiresAt, now);
      const made = found
        ? await connection.replace(dataName(key), found.version, text, keep)
        : await connection.add(dataName(key), text, keep);
      if (!made) throw new SessionExists(`There is a session at ${placeOf(key)} already.`);
      // Listed last: what is on a list is there, or was. Should this fail, nobody has the ticket of that session yet.
      await index.add(key);
      return record;
    },
    async update(key, rev, { json, expiresAt }) {
      const now = context.now();
      const found = await look(key);
      const { hint, createdAt } = demandCurrent(found?.record ?? null, key, rev, now);
      const record = { json, rev: rev + 1, hint, createdAt, changedAt: now, expiresAt };
      const keep = lifetime(record.expiresAt, now);
      if (found && (await connection.replace(dataName(key), found.version, encode(record), keep))) return record;
      const other = await lookLive(key);
      throw other ? revisionConflict(key, rev, other.record.rev) : sessionGone(key);
    },
    touch: (key, expiresAt) =>
      queue.run(key, async () => {
        const found = await lookLive(key);
        if (!found) return null;
        const now = context.now();
        const keep = lifetime(expiresAt, now);
        await connection.set(touchName(key), JSON.stringify({ stamp: found.stamp, expiresAt, changedAt: now }), keep);
        const touched = await connection.touch(dataName(key), keep);
        return touched ? { rev: found.record.rev, changedAt: now, expiresAt } : null;
      }),
    destroy,
    async *list() {
      for await (const keys of index.walk()) {
        const all = await mapInGroups(keys, askedTogether, async (key) => ({ key, found: await lookLive(key) }));
        for (const { key, found } of all) if (found) yield { key, ...found.record, place: placeOf(key) };
      }
    },
    placeOf,
    async raw(key) {
      const [data, touched] = await Promise.all([connection.get(dataName(key)), connection.get(touchName(key))]);
      return (
        data &&
        [data, touched]
          .map((item) => item?.value.toString('utf8') ?? '')
          .join('\n')
          .trimEnd()
      );
    },
    restore: (key, record) =>
      queue.run(key, async () => {
        await connection.set(dataName(key), encode(storedPart(record)), lifetime(record.expiresAt, context.now()));
        // Its stamp fits no more: removed all the same, it would only take room.
        await connection.remove(touchName(key));
        await index.add(key);
      }),
    async count() {
      let live = 0;
      for await (const keys of index.walk()) {
        const all = await mapInGroups(keys, askedTogether, lookLive);
        live += all.filter((found) => found !== null).length;
      }
      return live;
    },
    clear: () =>
      removing((keys, gone) =>
        mapInGroups(keys, askedTogether, async (key) => {
          if (await destroy(key)) gone.push(key);
          return false;
        }),
      ),
    tidy: () => removing((keys, gone) => mapInGroups(keys, askedTogether, (key) => keepUnlessExpired(key, gone))),
    async endAt(key, rev, act) {
      const found = await lookLive(key);
      if (found?.record.rev !== rev || !(await act())) return false;
      if (!(await connection.remove(dataName(key), found.version))) return false;
      await connection.remove(touchName(key));
      return true;
    },
    async close() {
      await connection.close();
      await queue.idle();
    },
  };

  /** Sifts the index and tells slice by slice what went. */
  async function* removing(
    keep: (keys: readonly SessionKey[], gone: SessionKey[]) => Promise<boolean[]>,
  ): AsyncGenerator<SessionKey[]> {
    let gone: SessionKey[] = [];
    for await (const _ of index.sift((keys) => keep(keys, gone))) {
      yield gone;
      gone = [];
    }
  }

  async function look(key: SessionKey): Promise<Found | null> {
    const [item, touched] = await Promise.all([connection.get(dataName(key)), connection.get(touchName(key))]);
    if (!item) return null;
    const found = decode(item, touched);
    if (found) return found;
    // Removed at this version only: two who find it at once say so once.
    if (await connection.remove(dataName(key), item.version)) {
      context.warn(`The session at ${placeOf(key)} could not be read and was removed; that visitor starts afresh.`);
    }
    return null;
  }

  async function lookLive(key: SessionKey): Promise<Found | null> {
    const found = await look(key);
    return found && isLive(found.record, context.now()) ? found : null;
  }

  async function destroy(key: SessionKey): Promise<boolean> {
    const found = await lookLive(key);
    const removed = await connection.remove(dataName(key));
    await connection.remove(touchName(key));
    return removed && found !== null;
  }

  /** False when the session is not there any more; one that has expired is removed first and noted in `gone`. */
  function keepUnlessExpired(key: SessionKey, gone: SessionKey[]): Promise<boolean> {
    return queue.run(key, async () => {
      const found = await look(key);
      if (!found) return false;
      if (isLive(found.record, context.now())) return true;
      if (!(await connection.remove(dataName(key), found.version))) return true;
      await connection.remove(touchName(key));
      gone.push(key);
      return false;
    });
  }
}

function dataName(key: SessionKey): string {
  return `session:${key}`;
}

function touchName(key: SessionKey): string {
  return `touch:${key}`;
}

function encode({ json, ...head }: StoredSession): string {
  return joinRecord({ stamp: randomBytes(9).toString('base64url'), ...head }, json);
}

function decode(item: MemcachedItem, touched: MemcachedItem | null): Found | null {
  const parts = splitRecord(item.value.toString('utf8'));
  if (!parts) return null;
  const { stamp, rev, hint, createdAt, changedAt, expiresAt } = parts.head;
  if (typeof stamp !== 'string' || typeof hint !== 'string' || typeof rev !== 'number') return null;
  if (typeof createdAt !== 'number' || typeof changedAt !== 'number' || typeof expiresAt !== 'number') return null;
  const later = touched && parseData(touched.value.toString('utf8'));
  const counts = later?.stamp === stamp && typeof later.expiresAt === 'number' && typeof later.changedAt === 'number';
  const times = counts
    ? { changedAt: Number(later.changedAt), expiresAt: Number(later.expiresAt) }
    : { changedAt, expiresAt };
  const record = withData({ json: parts.json, rev, hint, createdAt, ...times });
  return record && { record, stamp, version: item.version };
}
