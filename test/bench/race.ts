/** The race: ours in several ways beside plain express and beside the floor of node:http, in turn, in several rounds. */
import path from 'node:path';
import { type Contender, startContender } from './contender.ts';
import type { Given } from './contenders/ours.ts';
import { type Measured, runLoad } from './load.ts';

export const VISITORS = 16;
export const WARM_MS = 4_000;
export const ROUND_MS = 1_500;
export const ROUNDS = 7;

interface Racer {
  readonly name: RacerName;
  readonly file: string;
  readonly given: Given;
}

export type RacerName =
  | 'Jarful, everything on'
  | 'Jarful, inspector listening'
  | 'Jarful, recording for rewind'
  | 'Jarful, on files'
  | 'plain express'
  | 'node:http with a Map';

export type Round = Measured & { /** Processor time a request, in µs. */ readonly micros: number };

/** What a racer did: medians over all rounds; its ratios compare with another one in the same round. */
export interface Raced {
  readonly name: RacerName;
  readonly rounds: readonly Round[];
}

export async function race(folder: string): Promise<readonly Raced[]> {
  const racers: readonly Racer[] = [
    { name: 'Jarful, everything on', file: 'ours', given: {} },
    { name: 'Jarful, inspector listening', file: 'ours', given: { listening: true } },
    { name: 'Jarful, recording for rewind', file: 'ours', given: { recording: true } },
    { name: 'Jarful, on files', file: 'ours', given: { medium: 'files', dataFolder: path.join(folder, 'race') } },
    { name: 'plain express', file: 'express', given: {} },
    { name: 'node:http with a Map', file: 'node-http', given: {} },
  ];
  const started: { readonly name: RacerName; readonly contender: Contender; readonly rounds: Round[] }[] = [];
  for (const { name, file, given } of racers)
    started.push({ name, contender: await startContender(file, given), rounds: [] });
  for (const { contender } of started) await runLoad(contender.port, VISITORS, WARM_MS);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { contender, rounds } of started) rounds.push(await measure(contender));
  for (const { contender } of started) await contender.stop();
  return started;
}

/** One round. @throws Error when anything was answered otherwise than expected */
export async function measure(contender: Contender): Promise<Round> {
  const before = await contender.ask<{ micros: number }>('cpu');
  const measured = await runLoad(contender.port, VISITORS, ROUND_MS);
  const after = await contender.ask<{ micros: number }>('cpu');
  if (measured.failed > 0) throw new Error(`${measured.failed} requests were answered otherwise than expected.`);
  return { ...measured, micros: (after.micros - before.micros) / measured.count };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The median of what `pick` gives for one racer, divided by what it gives for the other in the same round. */
export function ratioOf(one: Raced, other: Raced, pick: (round: Round) => number): number {
  return median(one.rounds.map((round, at) => pick(round) / pick(other.rounds[at] ?? round)));
}
