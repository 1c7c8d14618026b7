import type { Session as Partition } from 'electron';
import type { JarHoldings } from '../../shared/bench-records.ts';

/** What a jar's browser holds now, as far as the engine tells: to be said before it is thrown away. */
export async function readHoldings(partition: Partition, visited: ReadonlySet<string>): Promise<JarHoldings> {
  const [cookies, cacheBytes] = await Promise.all([partition.cookies.get({}), partition.getCacheSize()]);
  const hosts = new Set(cookies.map((cookie) => (cookie.domain ?? '').replace(/^\./, '')));
  return { cookies: cookies.length, hosts: [...hosts].sort(), origins: [...visited].sort(), cacheBytes };
}

/** Everything but cookies: what pages stored, the HTTP cache, service workers, and who is signed in. */
export async function emptyStorage(partition: Partition): Promise<void> {
  await partition.clearStorageData({
    storages: ['filesystem', 'indexdb', 'localstorage', 'shadercache', 'serviceworkers', 'cachestorage'],
  });
  await partition.clearCache();
  await partition.clearAuthCache();
  // Signed-in connections stay open otherwise.
  await partition.closeAllConnections();
}
