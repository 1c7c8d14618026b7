import { createClient } from 'redis';
import { withDeadline } from '../deadline.ts';
import { OpenState } from '../liveness.ts';
import { StoreFailed } from '../store.ts';
import { showRedisAddress } from './redis-address.ts';
import { scripts } from './redis-scripts.ts';

/** ms an answer may take. A person waits for it, and the gate holds this session's other requests meanwhile. */
const patience = 2000;

/** Entries that one step of a walk looks at. */
const walkedAtOnce = 500;

function makeClient(url: string) {
  return createClient({
    url,
    scripts,
    // While Redis is away a command fails at once, instead of waiting in a queue for its return.
    disableOfflineQueue: true,
    socket: { connectTimeout: patience, reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 1000) },
  });
}

type RedisClient = ReturnType<typeof makeClient>;

/** A connection shared by sessions and orders; it comes back by itself when Redis does. */
export interface RedisConnection {
  /** Begins every key. */
  readonly prefix: string;
  /** Asks Redis. @throws StoreFailed that names the address when it is away, slow or answers with an error */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  /** The keys that begin with prefix and `kind`, some at a time. Walks with SCAN, which stops nobody. */
  keys(kind: string): AsyncGenerator<string[]>;
  /** The members of a sorted set, some at a time, each once. Walks with ZSCAN, which stops nobody. */
  members(index: string): AsyncGenerator<string[]>;
  /** Sets aside, with a warning, what lies in the place of one of our sorted sets and is none. */
  demandIndex(index: string, warn: (sentence: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** @param url e.g. `redis://127.0.0.1:6379`; @throws StoreFailed when nobody answers there */
export async function connectRedis(url: string, prefix: string): Promise<RedisConnection> {
  const where = `Redis at ${demandAddress(url)}`;
  const client = makeClient(url);
  const state = new OpenState('store.closed', { medium: 'Redis' });
  await connectOnce(client, where);

  const connection: RedisConnection = {
    prefix,
    async ask(question) {
      state.demand();
      try {
        return await withDeadline(patience, where, question(client));
      } catch (error) {
        if (error instanceof StoreFailed) throw error;
        const reason = client.isReady ? messageOf(error) : ({ key: 'reason.unreachable' } as const);
        throw new StoreFailed('store.not-done', { where, reason }, { cause: error });
      }
    },
    async *keys(kind) {
      let cursor = '0';
      do {
        const page = await connection.ask((redis) =>
          redis.scan(cursor, { MATCH: `${escapeGlob(`${prefix}${kind}`)}*`, COUNT: walkedAtOnce }),
        );
        if (page.keys.length > 0) yield page.keys;
        cursor = page.cursor;
      } while (cursor !== '0');
    },
    async *members(index) {
      const seen = new Set<string>();
      let cursor = '0';
      do {
        const page = await connection.ask((redis) => redis.zScan(index, cursor, { COUNT: walkedAtOnce }));
        // A set that grows or shrinks meanwhile may give a member twice.
        const fresh = page.members.map(({ value }) => value).filter((value) => !seen.has(value));
        for (const value of fresh) seen.add(value);
        if (fresh.length > 0) yield fresh;
        cursor = page.cursor;
      } while (cursor !== '0');
    },
    async demandIndex(index, warn) {
      const type = await connection.ask((redis) => redis.type(index));
      if (type === 'none' || type === 'zset') return;
      const aside = `${prefix}bad:${index.slice(prefix.length)}`;
      await connection.ask((redis) => redis.rename(index, aside));
      warn(`What lay in Redis, key ${index} was not ours and was set aside as ${aside}.`);
    },
    async close() {
      if (state.end()) client.destroy();
    },
  };
  return connection;
}

/** The first connection must succeed; later ones are tried again and again. */
async function connectOnce(client: RedisClient, where: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      client.once('error', reject);
      withDeadline(patience, where, client.connect()).then(() => resolve(), reject);
    });
  } catch (error) {
    client.destroy();
    throw new StoreFailed('store.unreachable', { where, reason: messageOf(error) }, { cause: error });
  }
  // Each question reports for itself; without a listener the event would end the process.
  client.on('error', () => {});
}

/** @throws StoreFailed, which repeats nothing of the text: a password may stand in it */
function demandAddress(url: string): string {
  const address = showRedisAddress(url);
  if (address !== null) return address;
  throw new StoreFailed('redis.bad-address');
}

/** Text as a SCAN pattern that matches only itself. */
function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]^-]/g, '\\$&');
}

function messageOf(error: unknown): string {
  const message =
    error instanceof Error ? error.message || ('code' in error ? String(error.code) : error.name) : String(error);
  return message.replace(/\.$/, '');
}
