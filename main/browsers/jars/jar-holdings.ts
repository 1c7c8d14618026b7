import type { JarHoldings } from '../../shared/bench-records.ts';
import type { Partition } from '../engine/partition.ts';

/** What a jar's browser holds now, as far as the engine tells: to be said before it is thrown away. */
export async function readHoldings(partition: Partition, visited: ReadonlySet<string>): Promise<JarHoldings> {
  const [cookies, cacheBytes] = await Promise.all([partition.cookies.get({}), partition.cacheBytes()]);
  const hosts = new Set(cookies.map((cookie) => (cookie.domain ?? '').replace(/^\./, '')));
  return { cookies: cookies.length, hosts: [...hosts].sort(), origins: [...visited].sort(), cacheBytes };
}
