import type { MediumAddresses } from '../../../server/store/medium.ts';
import { type CacheKind, findCacheProgram, startCacheServer } from '../../harness/cache-servers.ts';

/** Does `work` with a Redis and a memcached of its own, as far as they are installed. */
export async function withCaches<T>(work: (caches: MediumAddresses) => Promise<T>): Promise<T> {
  const start = (kind: CacheKind) => (findCacheProgram(kind) === null ? null : startCacheServer(kind));
  const [redis, memcached] = await Promise.all([start('redis'), start('memcached')]);
  try {
    return await work({
      ...(redis === null ? {} : { redis: `redis://127.0.0.1:${redis.port}` }),
      ...(memcached === null ? {} : { memcached: `127.0.0.1:${memcached.port}` }),
    });
  } finally {
    await redis?.stop();
    await memcached?.stop();
  }
}
