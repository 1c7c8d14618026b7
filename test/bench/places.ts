/** Where a contender's sessions lie: each in a place of its own, so that the many do not lie in the few's way. */
import path from 'node:path';
import type { Medium } from '../../server/session-types.ts';
import { findCacheProgram, startCacheServer } from '../harness/cache-servers.ts';
import type { Given } from './contenders/ours.ts';

/** Whether this medium can be measured on this machine. */
export function isMeasurable(medium: Medium): boolean {
  return (medium !== 'redis' && medium !== 'memcached') || findCacheProgram(medium) !== null;
}

/** Does `work` with a place for each of the names; a Redis is started for it, and ended afterwards. */
export async function withPlace<T>(
  medium: Medium,
  folder: string,
  names: readonly string[],
  work: (places: readonly Given[]) => Promise<T>,
): Promise<T> {
  if (medium !== 'redis')
    return work(names.map((name) => ({ medium, dataFolder: path.join(folder, `${medium}-${name}`) })));
  const servers = await Promise.all(names.map(() => startCacheServer('redis')));
  try {
    return await work(servers.map(({ port }) => ({ medium, redisUrl: `redis://127.0.0.1:${port}` })));
  } finally {
    for (const server of servers) await server.stop();
  }
}
