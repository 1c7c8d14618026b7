/**
 * `npm run chaos -- --seeds 20000`: that many storms, from seed 1 on (`--from 501` begins later, `--seed 4711` runs that one alone
 * and tells its story; `--seed 4711 --times 50` so often, several side by side). A seed fixes who does what, when, and what breaks; how
 * the system schedules it can still differ, and with it the outcome.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runStorms } from './run-storms.ts';
import { runStorm } from './storm.ts';
import { withCaches } from './with-caches.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    times: { type: 'string' },
    workers: { type: 'string' },
  },
});

if (values.seed !== undefined && values.times === undefined) {
  const { failures, story } = await withCaches((caches) => runStorm(Number(values.seed), caches));
  for (const line of [...story, ...failures.map((why) => `FAILED ${why}`)]) console.log(line);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  const from = Number(values.seed ?? values.from ?? 1);
  const count = Number(values.times ?? values.seeds ?? 200);
  const began = performance.now();
  let done = 0;
  const failed = await runStorms({
    seeds: Array.from({ length: count }, (_, at) => (values.seed === undefined ? from + at : from)),
    workers: Number(values.workers ?? availableParallelism()),
    together: 12,
    onOutcome({ seed, failures, story }) {
      done += 1;
      for (const why of failures) console.log(`seed ${seed}: ${why} (${story.join('; ')})`);
      if (done % 100 === 0)
        console.log(`${done} of ${count} storms, ${Math.round((performance.now() - began) / 1_000)} s`);
    },
  });
  console.log(`${done} storms, ${failed.length} failed, ${Math.round((performance.now() - began) / 1_000)} s`);
  for (const { seed, failures } of failed) console.log(`npm run chaos -- --seed ${seed}  # ${failures[0]}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
