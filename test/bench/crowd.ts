/** Among many sessions: what a request costs, and what others feel while the expired ones are removed. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Medium } from '../../server/session-types.ts';
import { findCacheProgram, startCacheServer } from '../harness/cache-servers.ts';
import { type Contender, startContender } from './contender.ts';
import type { Given } from './contenders/ours.ts';
import { runLoad } from './load.ts';
import { measure, median, ROUND_MS, ROUNDS, VISITORS, WARM_MS } from './race.ts';

const FEW = 10;
const FEW_VISITORS = 4;

export interface Growth {
  readonly medium: Medium;
  readonly sessions: number;
  /** Processor time a request among 10 and among so many, µs; of the server's process alone. */
  readonly few: number;
  readonly many: number;
  /** The second by the first, in the same round. */
  readonly ratio: number;
}

/** Processor time a request among 10 and among `sessions` live sessions. */
export async function measureGrowth(medium: Medium, sessions: number, folder: string): Promise<Growth> {
  return withPlace(medium, folder, async (place) => {
    const few = await startContender('ours', { ...place('few'), sessions: FEW });
    const many = await startContender('ours', { ...place('many'), sessions });
    // What was put there lies on the disk: the system's writing it down is no part of what a request costs.
    spawnSync('sync');
    const costs: { readonly few: number; readonly many: number }[] = [];
    for (const contender of [few, many]) await runLoad(contender.port, VISITORS, WARM_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each is first in turn: what the one leaves in the machine's caches is the other's.
      const [first, second] = round % 2 === 0 ? [few, many] : [many, few];
      const cost = new Map<Contender, number>();
      for (const contender of [first, second]) cost.set(contender, (await measure(contender)).micros);
      costs.push({ few: cost.get(few) ?? 0, many: cost.get(many) ?? 0 });
    }
    await few.stop();
    await many.stop();
    return {
      medium,
      sessions,
      few: median(costs.map((cost) => cost.few)),
      many: median(costs.map((cost) => cost.many)),
      ratio: median(costs.map((cost) => cost.many / cost.few)),
    };
  });
}

export interface Tidied {
  readonly medium: Medium;
  /** p99 of other people's requests, ms. */
  readonly before: number;
  readonly during: number;
  readonly gone: number;
}

/** What other people feel while 100,000 expired sessions are removed. */
export async function measureTidying(medium: Medium, folder: string): Promise<Tidied> {
  return withPlace(medium, folder, async (place) => {
    const contender = await startContender('ours', { ...place('tidy'), sessions: 100_000, expired: true });
    await runLoad(contender.port, FEW_VISITORS, WARM_MS);
    const before = await runLoad(contender.port, FEW_VISITORS, ROUND_MS);
    const tidying = contender.ask<{ tidied: number }>('tidy');
    // Others come and go for as long as the tidying lasts.
    const during = await runLoad(contender.port, FEW_VISITORS, tidying);
    const { tidied } = await tidying;
    await contender.stop();
    return { medium, before: before.p99, during: during.p99, gone: tidied };
  });
}

/** Bytes of memory that an idle session takes, all included. */
export async function measureMemory(): Promise<number> {
  const contender = await startContender('ours', { sessions: 100_000 });
  const { rss } = await contender.ask<{ rss: number }>('memory');
  await contender.stop();
  return rss / 100_000;
}

/** Whether this medium can be measured on this machine. */
export function isMeasurable(medium: Medium): boolean {
  return (medium !== 'redis' && medium !== 'memcached') || findCacheProgram(medium) !== null;
}

/** Does `work` with places of their own for servers on a medium. */
async function withPlace<T>(medium: Medium, folder: string, work: (place: (name: string) => Given) => Promise<T>) {
  if (medium !== 'redis') return work((name) => ({ medium, dataFolder: path.join(folder, `${medium}-${name}`) }));
  // Each its own: the many must not lie in the few's way.
  const caches = new Map<string, Awaited<ReturnType<typeof startCacheServer>>>();
  for (const name of ['few', 'many', 'tidy']) caches.set(name, await startCacheServer('redis'));
  try {
    return await work((name) => ({ medium, redisUrl: `redis://127.0.0.1:${caches.get(name)?.port}` }));
  } finally {
    for (const cache of caches.values()) await cache.stop();
  }
}
