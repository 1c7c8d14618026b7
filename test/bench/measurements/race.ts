import path from 'node:path';
import { atLeast, atMost } from '../aim.ts';
import { type Contender, startContender } from '../contender.ts';
import type { Given } from '../contenders/ours.ts';
import { drawBars } from '../draw-bars.ts';
import { median } from '../figures.ts';
import { runLoad } from '../load.ts';
import { type Measurement, measureRound, ROUNDS, type Round, ratioOf, VISITORS, WARM_MS } from '../measurement.ts';

interface Racer {
  readonly name: string;
  readonly file: string;
  readonly given: Given;
}

const [safe, listening, recording, onFiles, express] = [
  'Jarful, everything on',
  'Jarful, inspector listening',
  'Jarful, recording for rewind',
  'Jarful, on files',
  'plain express',
];

/** The same cart by us, by plain express and on bare node:http: in turn, so that all meet the same machine. */
export const race: Measurement = {
  kind: 'quick',
  async measure(folder) {
    const racers: readonly Racer[] = [
      { name: safe, file: 'ours', given: {} },
      { name: listening, file: 'ours', given: { listening: true } },
      { name: recording, file: 'ours', given: { recording: true } },
      { name: onFiles, file: 'ours', given: { medium: 'files', dataFolder: path.join(folder, 'race') } },
      { name: express, file: 'express', given: {} },
      { name: 'node:http with a Map', file: 'node-http', given: {} },
    ];
    const rounds = await run(racers);
    const of = (name: string) => rounds.get(name) ?? [];
    const bars = racers.map(({ name }) => ({ name, value: median(of(name).map(({ perSecond }) => perSecond)) }));
    const speed = (name: string) => ratioOf(of(name), of(express), ({ perSecond }) => perSecond);
    return {
      picture: { file: 'bench.svg', svg: drawBars('Requests a second, cart', bars) },
      text: [
        '| | requests a second | of express | p50 ms | p99 ms | processor µs a request | of express |',
        '|---|---|---|---|---|---|---|',
        ...racers.map(({ name }) => `| ${name} | ${describe(of(name), of(express)).join(' | ')} |`),
        '\n![Requests a second](pictures/bench.svg)',
      ].join('\n'),
      aims: [
        atLeast('everything on: requests a second, of plain express', 1.1, speed(safe)),
        atLeast('inspector listening: the same', 1, speed(listening)),
        atLeast('recording for rewind: the same', 0.9, speed(recording)),
        atMost(
          'on files: processor time a request, of memory’s',
          2.5,
          ratioOf(of(onFiles), of(safe), ({ micros }) => micros),
        ),
      ],
    };
  },
};

async function run(racers: readonly Racer[]): Promise<ReadonlyMap<string, readonly Round[]>> {
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
function describe(rounds: readonly Round[], plain: readonly Round[]): readonly string[] {
  const middle = (pick: (round: Round) => number) => median(rounds.map(pick));
  return [
    middle(({ perSecond }) => perSecond).toFixed(0),
    ratioOf(rounds, plain, ({ perSecond }) => perSecond).toFixed(2),
    middle(({ p50 }) => p50).toFixed(1),
    middle(({ p99 }) => p99).toFixed(1),
    middle(({ micros }) => micros).toFixed(0),
    (1 / ratioOf(rounds, plain, ({ micros }) => micros)).toFixed(2),
  ];
}
