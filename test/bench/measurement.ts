import type { Aim } from './aim.ts';
import type { Contender } from './contender.ts';
import { median } from './figures.ts';
import { type Measured, runLoad } from './load.ts';

/** One thing that `npm run bench` measures: a file in measurements/, listed in run-bench.ts. */
export interface Measurement {
  /** "slow" takes minutes and is left out by `--quick`; "huge" takes many and is only done with `--million`. */
  readonly kind: 'quick' | 'slow' | 'huge';
  /** @param folder for data, gone afterwards */
  measure(folder: string): Promise<Section>;
}

/** What was found. */
export interface Section {
  /** A section of docs/bench.md, as Markdown. */
  readonly text: string;
  readonly aims: readonly Aim[];
  /** A chart, as SVG text, for docs/pictures. */
  readonly picture?: { readonly file: string; readonly svg: string };
}

export const VISITORS = 16;
export const WARM_MS = 4_000;
export const ROUND_MS = 1_500;
export const ROUNDS = 7;

export type Round = Measured & { /** Processor time a request, in µs. */ readonly micros: number };

/** One round of load on one contender. @throws when it answers otherwise than expected */
export async function measureRound(contender: Contender): Promise<Round> {
  const before = await contender.ask<{ micros: number }>('cpu');
  const measured = await runLoad(contender.port, VISITORS, ROUND_MS);
  const after = await contender.ask<{ micros: number }>('cpu');
  if (measured.failed > 0) throw new Error(`${measured.failed} requests were answered otherwise than expected.`);
  return { ...measured, micros: (after.micros - before.micros) / measured.count };
}

/** The median of what `pick` gives for one, divided by what it gives for the other in the same round. */
export function ratioOf(one: readonly Round[], other: readonly Round[], pick: (round: Round) => number): number {
  return median(one.map((round, at) => pick(round) / pick(other[at] ?? round)));
}
