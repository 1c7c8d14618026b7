/** One worker of the chaos test: runs its share of the seeds, tells each outcome, and ends by itself when nothing is left open. */
import type { MediumAddresses } from '../../../server/store/medium.ts';
import { type Outcome, runStorm } from './storm.ts';

const [seeds, together, caches]: [number[], number, MediumAddresses] = JSON.parse(process.argv[2] ?? '[[],1,{}]');
const tell = (outcome: Outcome) => process.send?.(outcome);
await Promise.all(
  Array.from({ length: together }, async () => {
    for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) tell(await runStorm(seed, caches));
  }),
);
process.send?.('done');
process.disconnect?.();
