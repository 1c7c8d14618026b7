/**
 * Sessions as hashes in Redis or Valkey, directly on its client: see docs/decisions/store-redis.md for why connect-redis cannot carry
 * our promises. Whether a session lives is said by our clock; Redis's own expiry is a broom for what we leave behind.
 */
import type { SessionKey } from '../session-types.ts';
import { isLive, revisionConflict, sessionGone } from './liveness.ts';
import type { RedisConnection } from './redis-connection.ts';
import { parseData } from './session-data.ts';
import { isSessionKey } from './session-key.ts';
import { SessionExists, type SessionStore, type StoreContext, type StoredSession, StoreFailed } from './store.ts';

/**
 * ms Redis keeps a record beyond its expiry: the clock of a lesson may be moved on and back, and tidying up must find the
 * record to report it.
 */
const broomDelay = 24 * 60 * 60 * 1000;

/** Records read at a time when walking through all: some of them may be large. */
const pageSize = 100;

/** `connection` is closed with the store. */
export function openRedisStore(connection: RedisConnection, context: StoreContext): SessionStore {
  const { ask, prefix } = connection;
  const nameOf = (key: SessionKey) => `${prefix}session:${key}`;
  const placeOf = (key: SessionKey) => `Redis, key ${nameOf(key)}`;
  const ttl = (expiresAt: number, now: number) => Math.max(1, Math.ceil(expiresAt - now + broomDelay));

  return {
    medium: 'redis',
    async read(key) {
      const record = await look(key);
      return record && isLive(record, context.now()) ? record : null;
    },
    async create(key, { data, hint, expiresAt }) {
      const now = context.now();
      const values = [now, ttl(expiresAt, now), JSON.stringify(data), hint, expiresAt];
      const made = await ask((redis) => redis.createSession([nameOf(key)], values));
      if (made === 0) throw new SessionExists(`There is a session at ${placeOf(key)} already.`);
      return { data, hint, rev: 1, createdAt: now, changedAt: now, expiresAt };
    },
    async update(key, rev, { data, expiresAt }) {
      const now = context.now();
      const values = [now, ttl(expiresAt, now), JSON.stringify(data), rev, rev + 1, expiresAt];
      const [outcome, ...found] = await ask((redis) => redis.updateSession([nameOf(key)], values));
      if (outcome === 'gone') throw sessionGone(key);
      if (outcome === 'conflict') throw revisionConflict(key, rev, Number(found[0]));
      return { data, hint: found[0] ?? '', rev: rev + 1, createdAt: Number(found[1]), changedAt: now, expiresAt };
    },
    async touch(key, expiresAt) {
      const now = context.now();
      return (await ask((redis) => redis.touchSession([nameOf(key)], [now, ttl(expiresAt, now), expiresAt]))) === 1;
    },
    async destroy(key) {
      return (await ask((redis) => redis.destroySession([nameOf(key)], [context.now()]))) === 1;
    },
    async *list() {
      for await (const keys of pages()) {
        const records = await Promise.all(keys.map(async (key) => ({ key, record: await look(key) })));
        for (const { key, record } of records) {
          if (record && isLive(record, context.now())) yield { key, ...record, place: placeOf(key) };
        }
      }
    },
    placeOf,
    async raw(key) {
      const fields = await ask((redis) => redis.hGetAll(nameOf(key)));
      return 'rev' in fields ? JSON.stringify(fields, null, 2) : null;
    },
    async restore(key, { data, rev, hint, createdAt, changedAt, expiresAt }) {
      const fields = {
        rev,
        hint,
        created: createdAt,
        changed: changedAt,
        expires: expiresAt,
        data: JSON.stringify(data),
      };
      const name = nameOf(key);
      const keep = ttl(expiresAt, context.now());
      await ask((redis) => redis.multi().del(name).hSet(name, fields).pExpire(name, keep).exec());
    },
    async count() {
      let live = 0;
      for await (const keys of pages()) {
        const expiries = await Promise.all(keys.map((key) => ask((redis) => redis.hGet(nameOf(key), 'expires'))));
        live += expiries.filter((expires) => isLive({ expiresAt: Number(expires) }, context.now())).length;
      }
      return live;
    },
    async clear() {
      let live = 0;
      for await (const keys of pages()) {
        const now = context.now();
        const gone = await Promise.all(keys.map((key) => ask((redis) => redis.destroySession([nameOf(key)], [now]))));
        live += gone.filter((wasLive) => wasLive === 1).length;
      }
      for await (const names of connection.keys('bad:')) await ask((redis) => redis.unlink(names));
      return live;
    },
    async tidy() {
      const gone: SessionKey[] = [];
      for await (const keys of pages()) {
        // The script looks again as it removes: a session touched meanwhile stays (C39).
        const removed = await Promise.all(
          keys.map((key) => ask((redis) => redis.tidySession([nameOf(key)], [context.now()]))),
        );
        gone.push(...keys.filter((_, index) => removed[index] === 1));
      }
      return gone;
    },
    close: () => connection.close(),
  };

  async function* pages(): AsyncGenerator<SessionKey[]> {
    const head = `${prefix}session:`;
    for await (const names of connection.keys('session:')) {
      const keys = names.map((name) => name.slice(head.length)).filter(isSessionKey);
      for (let from = 0; from < keys.length; from += pageSize) yield keys.slice(from, from + pageSize);
    }
  }

  /** The record, live or not; null, with a warning, when something else lies in its place, which is then set aside. */
  async function look(key: SessionKey): Promise<StoredSession | null> {
    const name = nameOf(key);
    const fields = await ask(async (redis) => {
      try {
        return await redis.hGetAll(name);
      } catch (error) {
        // Somebody wrote another type of value there.
        if (error instanceof Error && error.message.startsWith('WRONGTYPE')) return { data: '' };
        throw error;
      }
    });
    if (Object.keys(fields).length === 0) return null;
    const record = decode(fields);
    if (!record) await setAside(name);
    return record;
  }

  async function setAside(name: string): Promise<void> {
    const aside = `${prefix}bad:${name.slice(prefix.length)}`;
    try {
      await ask((redis) => redis.rename(name, aside));
    } catch (error) {
      // Two who found it at once: the other one set it aside and says so.
      if (error instanceof StoreFailed && /no such key/.test(error.message)) return;
      throw error;
    }
    await ask((redis) => redis.pExpire(aside, broomDelay));
    context.warn(`A session in Redis could not be read and was set aside as ${aside}; that visitor starts afresh.`);
  }
}

function decode(fields: Readonly<Record<string, string>>): StoredSession | null {
  const data = parseData(fields.data ?? '');
  const rev = Number(fields.rev);
  const [createdAt, changedAt, expiresAt] = [Number(fields.created), Number(fields.changed), Number(fields.expires)];
  if (!data || ![rev, createdAt, changedAt, expiresAt].every(Number.isFinite)) return null;
  return { data, rev, hint: fields.hint ?? '', createdAt, changedAt, expiresAt };
}
