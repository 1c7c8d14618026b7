/** Two hundred storms: see chaos/storm.ts. One that failed is told again with `npm run chaos -- --seed <seed>`. */
import { expect, test } from 'vitest';
import { runStorms } from './chaos/run-storms.ts';

test('C76 memory files database: whatever breaks, what was acknowledged is in exactly one cart or order, and the end comes in time', async () => {
  const seeds = Array.from({ length: 200 }, (_, at) => at + 1);
  const failed = await runStorms({ seeds, workers: 2, together: 12 });
  expect(failed).toEqual([]);
}, 300_000);
