import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MediumAddresses } from '../../../server/store/medium.ts';
import type { Outcome } from './storm.ts';
import { withCaches } from './with-caches.ts';

export interface Storms {
  readonly seeds: readonly number[];
  /** How many processes share them. */
  readonly workers: number;
  /** How many storms each of them runs side by side: a storm mostly waits. */
  readonly together: number;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** How long a worker may go on living after its last server was closed, in ms. */
const MOST_AFTER_MS = 5_000;

/** Runs all storms; resolves to what failed. A worker that does not end by itself has left a handle open, and that is a failure too. */
export async function runStorms({ seeds, workers, together, onOutcome }: Storms): Promise<readonly Outcome[]> {
  const failed: Outcome[] = [];
  const share = (worker: number) => seeds.filter((_, at) => at % workers === worker);
  await withCaches((caches) =>
    Promise.all(Array.from({ length: workers }, (_, worker) => runWorker(share(worker), caches))),
  );
  return failed;

  function runWorker(mine: readonly number[], caches: MediumAddresses): Promise<void> {
    const script = fileURLToPath(new URL('./work.ts', import.meta.url));
    const child = fork(script, [JSON.stringify([mine, together, caches])], { execArgv: ['--import', 'tsx'] });
    const left = new Set(mine);
    const failAll = (why: string) => failed.push({ seed: [...left][0] ?? mine[0] ?? 0, failures: [why], story: [] });
    return new Promise((resolve) => {
      let watch: NodeJS.Timeout | undefined;
      child.on('message', (message: Outcome | 'done') => {
        if (message === 'done') {
          watch = setTimeout(() => {
            failAll('A handle is left open: the process does not end.');
            child.kill('SIGKILL');
          }, MOST_AFTER_MS);
          return;
        }
        left.delete(message.seed);
        if (message.failures.length > 0) failed.push(message);
        onOutcome?.(message);
      });
      child.on('exit', (code) => {
        clearTimeout(watch);
        if (left.size > 0) failAll(`The worker ended with ${code}.`);
        resolve();
      });
    });
  }
}
