/**
 * `npm run bench`: how fast the cart is, ours beside plain express and beside the floor of node:http, in one run, in turn, in
 * several rounds; and whether the cost stays flat as sessions grow. Prints ratios, writes docs/bench.md and
 * docs/pictures/bench.svg. `--quick` leaves out the hundred thousand sessions.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Medium } from '../../server/inspector/records.ts';
import { type Contender, startContender } from './contender.ts';
import type { Given } from './contenders/ours.ts';
import { drawBars } from './draw-bars.ts';
import { type Measured, runLoad } from './load.ts';

const VISITORS = 16;
const FEW_VISITORS = 4;
const WARM_MS = 4_000;
const ROUND_MS = 1_500;
const ROUNDS = 5;
const quick = process.argv.includes('--quick');

interface Racer {
  readonly name: string;
  readonly file: string;
  readonly given: Given;
}

const racers: readonly Racer[] = [
  { name: 'Jarful, everything on', file: 'ours', given: {} },
  { name: 'Jarful, inspector listening', file: 'ours', given: { listening: true } },
  { name: 'plain express', file: 'express', given: {} },
  { name: 'node:http with a Map', file: 'node-http', given: {} },
];

type Round = Measured & { /** Processor time a request, in µs. */ readonly micros: number };

const lines: string[] = [];
const say = (line: string) => {
  lines.push(line);
  console.log(line);
};

const folder = mkdtempSync(path.join(tmpdir(), 'jarful-bench-'));
const race = await runRace();
const flat = quick ? [] : await measureGrowth();
const tidy = quick ? null : await measureTidying();
const memory = quick ? null : await measureMemory();
rmSync(folder, { recursive: true, force: true });
await report();

async function runRace(): Promise<ReadonlyMap<string, readonly Round[]>> {
  const started = new Map<string, Contender>();
  for (const { name, file, given } of racers) started.set(name, await startContender(file, given));
  const rounds = new Map<string, Round[]>(racers.map(({ name }) => [name, []]));
  for (const contender of started.values()) await runLoad(contender.port, VISITORS, WARM_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, contender] of started) rounds.get(name)?.push(await measure(contender));
  }
  for (const contender of started.values()) await contender.stop();
  return rounds;
}

async function measure(contender: Contender): Promise<Round> {
  const before = await contender.ask<{ micros: number }>('cpu');
  const measured = await runLoad(contender.port, VISITORS, ROUND_MS);
  const after = await contender.ask<{ micros: number }>('cpu');
  if (measured.failed > 0) throw new Error(`${measured.failed} requests were answered otherwise than expected.`);
  return { ...measured, micros: (after.micros - before.micros) / measured.count };
}

interface Growth {
  readonly medium: Medium;
  readonly few: number;
  readonly many: number;
}

/** Processor time a request among 10 and among 100,000 live sessions. */
async function measureGrowth(): Promise<readonly Growth[]> {
  const found: Growth[] = [];
  for (const medium of ['memory', 'files', 'database'] as const) {
    const few = await startContender('ours', { medium, dataFolder: path.join(folder, `${medium}-few`), sessions: 10 });
    const many = await startContender('ours', {
      medium,
      dataFolder: path.join(folder, `${medium}-many`),
      sessions: 100_000,
    });
    const costs: { few: number; many: number }[] = [];
    for (const contender of [few, many]) await runLoad(contender.port, VISITORS, WARM_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      costs.push({ few: (await measure(few)).micros, many: (await measure(many)).micros });
    }
    await few.stop();
    await many.stop();
    found.push({ medium, few: median(costs.map((cost) => cost.few)), many: median(costs.map((cost) => cost.many)) });
  }
  return found;
}

/** p99 of other people's requests, in ms, while 100,000 expired sessions are tidied. */
async function measureTidying(): Promise<
  readonly { readonly medium: Medium; readonly before: number; readonly during: number; readonly tidied: number }[]
> {
  const found = [];
  for (const medium of ['memory', 'files', 'database'] as const) {
    const contender = await startContender('ours', {
      medium,
      dataFolder: path.join(folder, `${medium}-tidy`),
      sessions: 100_000,
      expired: true,
    });
    await runLoad(contender.port, FEW_VISITORS, WARM_MS);
    const before = await runLoad(contender.port, FEW_VISITORS, ROUND_MS);
    const tidying = contender.ask<{ tidied: number }>('tidy');
    // Others come and go for as long as the tidying lasts.
    const during = await runLoad(contender.port, FEW_VISITORS, tidying);
    const { tidied } = await tidying;
    await contender.stop();
    found.push({ medium, before: before.p99, during: during.p99, tidied });
  }
  return found;
}

/** Bytes of memory that an idle session takes, all included. */
async function measureMemory(): Promise<number> {
  const contender = await startContender('ours', { sessions: 100_000 });
  const { rss } = await contender.ask<{ rss: number }>('memory');
  await contender.stop();
  return rss / 100_000;
}

async function report(): Promise<void> {
  const of = (name: string) => race.get(name) ?? [];
  const plain = of('plain express');
  const rows = racers.map(({ name }) => {
    const rounds = of(name);
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
  const [load = 0] = loadavg();
  say('# How fast the cart is\n');
  say(
    'Made by `npm run bench`. POST /cart/add and GET /cart/ in turn, one cookie a connection, the same page rendered by all;',
  );
  say(
    `${VISITORS} visitors, ${ROUNDS} rounds of ${ROUND_MS} ms in turn, medians. Load generator and server share the machine`,
  );
  say(
    `(${cpus().length} processors, load ${load.toFixed(1)} at the end). "of express" compares with plain express in the same round; processor time`,
  );
  say('is the fairer of the two on a busy machine.\n');
  say('| | requests a second | of express | p50 ms | p99 ms | processor µs a request | of express |');
  say('|---|---|---|---|---|---|---|');
  for (const { name, perSecond, p50, p99, micros, speed, cost } of rows) {
    say(
      `| ${name} | ${perSecond.toFixed(0)} | ${speed.toFixed(2)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${micros.toFixed(0)} | ${cost.toFixed(2)} |`,
    );
  }
  if (flat.length > 0) {
    say('\n## Cost among many sessions\n\nProcessor time a request, among 10 and among 100,000 live sessions.\n');
    say('| medium | 10 | 100,000 | ratio |\n|---|---|---|---|');
    for (const { medium, few, many } of flat)
      say(`| ${medium} | ${few.toFixed(0)} µs | ${many.toFixed(0)} µs | ${(many / few).toFixed(2)} |`);
  }
  if (tidy !== null) {
    say(
      '\n## While 100,000 expired sessions are tidied\n\np99 of other people, in ms.\n\n| medium | before | meanwhile | tidied |\n|---|---|---|---|',
    );
    for (const { medium, before, during, tidied } of tidy) {
      say(`| ${medium} | ${before.toFixed(1)} | ${during.toFixed(1)} | ${tidied} |`);
    }
  }
  if (memory !== null) say(`\nAn idle session in memory takes ${(memory / 1_000).toFixed(1)} kB, its data included.`);
  const root = fileURLToPath(new URL('../../', import.meta.url));
  await mkdir(path.join(root, 'docs/pictures'), { recursive: true });
  const chart = drawBars(
    'Requests a second, cart',
    rows.map(({ name, perSecond }) => ({ name, value: perSecond })),
  );
  await writeFile(path.join(root, 'docs/pictures/bench.svg'), chart);
  await writeFile(
    path.join(root, 'docs/bench.md'),
    `${lines.join('\n')}\n\n![Requests a second](pictures/bench.svg)\n`,
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
