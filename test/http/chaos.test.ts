/** Two hundred storms: see chaos/storm.ts. One that failed is told again with `npm run chaos -- --seed <seed>`. */
import { expect, test } from 'vitest';
import { findCacheProgram } from '../harness/cache-servers.ts';
import { runStorms } from './chaos/run-storms.ts';

/** Those that are installed here. */
const caches = (['redis', 'memcached'] as const).filter((kind) => findCacheProgram(kind) !== null);

test(`C76 ${['memory', 'files', 'database', ...caches].join(' ')}: whatever breaks, what was acknowledged is in exactly one cart or order, and the end comes in time`, async () => {
  const seeds = Array.from({ length: 200 }, (_, at) => at + 1);
  const failed = await runStorms({ seeds, workers: 2, together: 12 });
  expect(failed).toEqual([]);
}, 300_000);
