import { createClient } from 'redis';
import { withDeadline } from './deadline.ts';
import { OpenState } from './liveness.ts';
import { scripts } from './redis-scripts.ts';
import { StoreFailed } from './store.ts';

/** ms an answer may take. A person waits for it, and the gate holds this session's other requests meanwhile. */
const patience = 2000;

function makeClient(url: string) {
  return createClient({
    url,
    scripts,
    // While Redis is away a command fails at once, instead of waiting in a queue for its return.
    disableOfflineQueue: true,
    socket: { connectTimeout: patience, reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 1000) },
  });
}

export type RedisClient = ReturnType<typeof makeClient>;

/** A connection shared by sessions and orders; it comes back by itself when Redis does. */
export interface RedisConnection {
  /** Begins every key. */
  readonly prefix: string;
  /** Asks Redis. @throws StoreFailed that names the address when it is away, slow or answers with an error */
  ask<T>(question: (client: RedisClient) => Promise<T>): Promise<T>;
  /** The keys that begin with prefix and `kind`, some at a time, each once. Walks with SCAN, which stops nobody. */
  keys(kind: string): AsyncGenerator<string[]>;
  close(): Promise<void>;
}

/** @param url e.g. `redis://127.0.0.1:6379`; @throws StoreFailed when nobody answers there */
export async function connectRedis(url: string, prefix: string): Promise<RedisConnection> {
  const where = `Redis at ${hostOf(url)}`;
  const client = makeClient(url);
  const state = new OpenState('The Redis store');
  await connectOnce(client, where);

  const connection: RedisConnection = {
    prefix,
    async ask(question) {
      state.demand();
      try {
        return await withDeadline(patience, where, question(client));
      } catch (error) {
        if (error instanceof StoreFailed) throw error;
        const reason = client.isReady ? messageOf(error) : 'it cannot be reached';
        throw new StoreFailed(`${where} did not do what was asked: ${reason}.`, { cause: error });
      }
    },
    async *keys(kind) {
      const seen = new Set<string>();
      let cursor = '0';
      do {
        const page = await connection.ask((redis) =>
          redis.scan(cursor, { MATCH: `${escapeGlob(`${prefix}${kind}`)}*`, COUNT: 500 }),
        );
        // SCAN may give a key twice.
        const fresh = page.keys.filter((key) => !seen.has(key));
        for (const key of fresh) seen.add(key);
        if (fresh.length > 0) yield fresh;
        cursor = page.cursor;
      } while (cursor !== '0');
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
    throw new StoreFailed(`${where} cannot be reached: ${messageOf(error)}.`, { cause: error });
  }
  // Each question reports for itself; without a listener the event would end the process.
  client.on('error', () => {});
}

/** Host and port for people, without the password the URL may hold. @throws StoreFailed when it is no such URL */
function hostOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^rediss?:$/.test(parsed.protocol)) {
    throw new StoreFailed('The address of Redis must look like redis://127.0.0.1:6379.');
  }
  return parsed.port ? parsed.host : `${parsed.hostname}:6379`;
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
