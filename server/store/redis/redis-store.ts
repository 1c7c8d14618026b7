/**
 * Sessions as hashes in Redis or Valkey, directly on its client: see docs/decisions/store-redis.md for why connect-redis cannot carry
 * our promises. Whether a session lives is said by our clock; Redis's own expiry is a broom for what we leave behind.
 */
import type { SessionKey } from '../../session-types.ts';
import { isLive, revisionConflict, sessionGone } from '../liveness.ts';
import { withData } from '../session-data.ts';
import { isSessionKey } from '../session-key.ts';
import { cut, nextTurn } from '../slices.ts';
import {
  type ReadSession,
  SessionExists,
  type SessionStore,
  type StoreContext,
  type StoredSession,
  StoreFailed,
} from '../store.ts';
import type { RedisConnection } from './redis-connection.ts';

/**
 * ms Redis keeps a record beyond its expiry: the clock of a lesson may be moved on and back, and tidying up must find the
 * record to report it.
 */
const broomDelay = 24 * 60 * 60 * 1000;

/** Records read or removed at a time: some of them may be large, and Redis does one thing after the other. */
const pageSize = 50;

/** `connection` is closed with the store. */
export async function openRedisStore(connection: RedisConnection, context: StoreContext): Promise<SessionStore> {
  const { ask, prefix } = connection;
  const head = `${prefix}session:`;
  const index = `${prefix}sessions`;
  const nameOf = (key: SessionKey) => `${head}${key}`;
  const placeOf = (key: SessionKey) => `Redis, key ${nameOf(key)}`;
  const ttl = (expiresAt: number, now: number) => Math.max(1, Math.ceil(expiresAt - now + broomDelay));
  const live = (record: ReadSession | null) => (record && isLive(record, context.now()) ? record : null);
  await connection.demandIndex(index, context.warn);

  return {
    medium: 'redis',
    read: async (key) => live(await look(key)),
    async create(key, { json, hint, expiresAt }) {
      const now = context.now();
      const values = [key, now, ttl(expiresAt, now), json, hint, expiresAt];
      const made = await ask((redis) => redis.createSession([nameOf(key), index], values));
      if (made === 0) throw new SessionExists(`There is a session at ${placeOf(key)} already.`);
      return { json, hint, rev: 1, createdAt: now, changedAt: now, expiresAt };
    },
    async update(key, rev, { json, expiresAt }) {
      const now = context.now();
      const values = [key, now, ttl(expiresAt, now), json, rev, rev + 1, expiresAt];
      const [outcome, ...found] = await ask((redis) => redis.updateSession([nameOf(key), index], values));
      if (outcome === 'gone') throw sessionGone(key);
      if (outcome === 'conflict') throw revisionConflict(key, rev, Number(found[0]));
      return { json, hint: found[0] ?? '', rev: rev + 1, createdAt: Number(found[1]), changedAt: now, expiresAt };
    },
    async touch(key, expiresAt) {
      const now = context.now();
      const values = [key, now, ttl(expiresAt, now), expiresAt];
      const rev = await ask((redis) => redis.touchSession([nameOf(key), index], values));
      return rev === 0 ? null : { rev, changedAt: now, expiresAt };
    },
    async destroy(key) {
      return (await ask((redis) => redis.destroySession([nameOf(key), index], [key, context.now()]))) === 1;
    },
    async *list() {
      for await (const keys of connection.members(index)) {
        for (const some of cut(keys.filter(isSessionKey), pageSize)) {
          const records = await Promise.all(some.map(async (key) => ({ key, record: live(await look(key)) })));
          for (const { key, record } of records) if (record) yield { key, ...record, place: placeOf(key) };
        }
      }
    },
    placeOf,
    async raw(key) {
      const fields = await ask((redis) => redis.hGetAll(nameOf(key)));
      return 'rev' in fields ? JSON.stringify(fields, null, 2) : null;
    },
    async restore(key, record) {
      const name = nameOf(key);
      const keep = ttl(record.expiresAt, context.now());
      const entry = { score: record.expiresAt, value: key };
      await ask((redis) =>
        redis.multi().del(name).hSet(name, encode(record)).pExpire(name, keep).zAdd(index, entry).exec(),
      );
    },
    count: () => ask((redis) => redis.zCount(index, `(${context.now()}`, '+inf')),
    async *clear() {
      // As many as there are now: what is made meanwhile may stay, and does not make this endless.
      for (let left = await ask((redis) => redis.zCard(index)); left > 0; left -= pageSize) {
        yield (await ask((redis) => redis.clearSessions([index], [head, context.now(), pageSize]))) as SessionKey[];
      }
      // What was put there past the index, and what was set aside.
      for (const kind of ['session:', 'bad:']) {
        for await (const names of connection.keys(kind)) await ask((redis) => redis.unlink(names));
      }
    },
    async *tidy() {
      for (;;) {
        const now = context.now();
        yield (await ask((redis) => redis.tidySessions([index], [head, now, pageSize]))) as SessionKey[];
        if ((await ask((redis) => redis.zCount(index, '-inf', now))) === 0) return;
        await nextTurn();
      }
    },
    close: () => connection.close(),
  };

  /** The record, live or not; null, with a warning, when something else lies in its place, which is then set aside. */
  async function look(key: SessionKey): Promise<ReadSession | null> {
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
    if (!record) await setAside(key);
    return record;
  }

  async function setAside(key: SessionKey): Promise<void> {
    const aside = `${prefix}bad:session:${key}`;
    try {
      await ask((redis) => redis.rename(nameOf(key), aside));
    } catch (error) {
      // Two who found it at once: the other one set it aside and says so.
      if (error instanceof StoreFailed && /no such key/.test(error.message)) return;
      throw error;
    }
    await ask((redis) => redis.pExpire(aside, broomDelay));
    await ask((redis) => redis.zRem(index, key));
    context.warn(`A session in Redis could not be read and was set aside as ${aside}; that visitor starts afresh.`);
  }
}

function encode({ json, rev, hint, createdAt, changedAt, expiresAt }: StoredSession) {
  return { rev, hint, created: createdAt, changed: changedAt, expires: expiresAt, data: json };
}

function decode(fields: Readonly<Record<string, string>>): ReadSession | null {
  const rev = Number(fields.rev);
  const [createdAt, changedAt, expiresAt] = [Number(fields.created), Number(fields.changed), Number(fields.expires)];
  if (![rev, createdAt, changedAt, expiresAt].every(Number.isFinite)) return null;
  return withData({ json: fields.data ?? '', rev, hint: fields.hint ?? '', createdAt, changedAt, expiresAt });
}
