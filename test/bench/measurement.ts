import type { Contender } from './contender.ts';
import { type Measured, runLoad } from './load.ts';

/** One thing that `npm run bench` measures: a file in measurements/, listed in run-bench.ts. */
export interface Measurement {
  /** Takes minutes: left out by `--quick`. */
  readonly slow: boolean;
  /** @param folder for data, gone afterwards. @returns its section of docs/bench.md, as Markdown */
  measure(folder: string): Promise<string>;
}

export const VISITORS = 16;
export const WARM_MS = 4_000;
export const ROUND_MS = 1_500;
export const ROUNDS = 5;

export type Round = Measured & { /** Processor time a request, in µs. */ readonly micros: number };

/** One round of load on one contender. @throws when it answers otherwise than expected */
export async function measureRound(contender: Contender): Promise<Round> {
  const before = await contender.ask<{ micros: number }>('cpu');
  const measured = await runLoad(contender.port, VISITORS, ROUND_MS);
  const after = await contender.ask<{ micros: number }>('cpu');
  if (measured.failed > 0) throw new Error(`${measured.failed} requests were answered otherwise than expected.`);
  return { ...measured, micros: (after.micros - before.micros) / measured.count };
}
