import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Contender, startContender } from '../contender.ts';
import type { Given } from '../contenders/ours.ts';
import { drawBars } from '../draw-bars.ts';
import { median } from '../figures.ts';
import { runLoad } from '../load.ts';
import { type Measurement, measureRound, ROUNDS, type Round, VISITORS, WARM_MS } from '../measurement.ts';

interface Racer {
  readonly name: string;
  readonly file: string;
  readonly given: Given;
}

const express = 'plain express';
const racers: readonly Racer[] = [
  { name: 'Jarful, everything on', file: 'ours', given: {} },
  { name: 'Jarful, inspector listening', file: 'ours', given: { listening: true } },
  { name: express, file: 'express', given: {} },
  { name: 'node:http with a Map', file: 'node-http', given: {} },
];
const pictures = path.join(import.meta.dirname, '../../../docs/pictures');

/** The same cart by us, by plain express and on bare node:http: in turn, so that all meet the same machine. */
export const race: Measurement = {
  slow: false,
  async measure() {
    const rows = compare(await run());
    const bars = rows.map(({ name, perSecond }) => ({ name, value: perSecond }));
    await mkdir(pictures, { recursive: true });
    await writeFile(path.join(pictures, 'bench.svg'), drawBars('Requests a second, cart', bars));
    return [
      '| | requests a second | of express | p50 ms | p99 ms | processor µs a request | of express |',
      '|---|---|---|---|---|---|---|',
      ...rows.map(
        ({ name, perSecond, p50, p99, micros, speed, cost }) =>
          `| ${name} | ${perSecond.toFixed(0)} | ${speed.toFixed(2)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${micros.toFixed(0)} | ${cost.toFixed(2)} |`,
      ),
      '\n![Requests a second](pictures/bench.svg)',
    ].join('\n');
  },
};

async function run(): Promise<ReadonlyMap<string, readonly Round[]>> {
  const started = new Map<string, Contender>();
  for (const { name, file, given } of racers) started.set(name, await startContender(file, given));
  const rounds = new Map<string, Round[]>(racers.map(({ name }) => [name, []]));
  for (const contender of started.values()) await runLoad(contender.port, VISITORS, WARM_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, contender] of started) rounds.get(name)?.push(await measureRound(contender));
  }
  for (const contender of started.values()) await contender.stop();
  return rounds;
}

/** Medians, and the median of the rounds' ratios to plain express in the same round. */
function compare(roundsOf: ReadonlyMap<string, readonly Round[]>) {
  const plain = roundsOf.get(express) ?? [];
  return racers.map(({ name }) => {
    const rounds = roundsOf.get(name) ?? [];
    const ratio = (pick: (round: Round) => number) =>
      median(rounds.map((round, at) => pick(round) / pick(plain[at] ?? round)));
    return {
      name,
      perSecond: median(rounds.map((round) => round.perSecond)),
      p50: median(rounds.map((round) => round.p50)),
      p99: median(rounds.map((round) => round.p99)),
      micros: median(rounds.map((round) => round.micros)),
      speed: ratio(({ perSecond }) => perSecond),
      cost: 1 / ratio(({ micros }) => micros),
    };
  });
}
