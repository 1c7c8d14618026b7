import { spawnSync } from 'node:child_process';
import type { Medium } from '../../../server/session-types.ts';
import { type Aim, atMost } from '../aim.ts';
import { startContender } from '../contender.ts';
import { median } from '../figures.ts';
import { runLoad } from '../load.ts';
import { type Measurement, measureRound, ROUNDS, type Round, ratioOf, VISITORS, WARM_MS } from '../measurement.ts';
import { isMeasurable, withPlace } from '../places.ts';

const FEW = 10;
const MOST_GROWTH = 1.1;

/** Processor time a request among 10 and among 100,000 live sessions. */
export const growth: Measurement = {
  kind: 'slow',
  measure: (folder) => measureGrowth(['memory', 'files', 'database', 'redis'], 100_000, folder),
};

/** The same among a million, on the media that are made for it. */
export const million: Measurement = {
  kind: 'huge',
  measure: (folder) => measureGrowth(['database', 'redis'], 1_000_000, folder),
};

async function measureGrowth(media: readonly Medium[], sessions: number, folder: string) {
  const many = sessions.toLocaleString('en');
  const lines = [
    `## Cost among ${many} sessions\n`,
    `Processor time a request of the server’s own process, among ${FEW} and among ${many} live sessions.\n`,
    `| medium | ${FEW} | ${many} | ratio |\n|---|---|---|---|`,
  ];
  const aims: Aim[] = [];
  for (const medium of media.filter(isMeasurable)) {
    const rounds = await compare(medium, sessions, folder);
    const [atFew, atMany] = [rounds.few, rounds.many].map((all) => median(all.map(({ micros }) => micros)).toFixed(0));
    const ratio = ratioOf(rounds.many, rounds.few, ({ micros }) => micros);
    lines.push(`| ${medium} | ${atFew} µs | ${atMany} µs | ${ratio.toFixed(2)} |`);
    aims.push(atMost(`${medium}: processor time among ${many}, of among ${FEW}`, MOST_GROWTH, ratio));
  }
  return { text: lines.join('\n'), aims };
}

function compare(medium: Medium, sessions: number, folder: string) {
  return withPlace(medium, folder, ['few', `many-${sessions}`], async ([fewPlace, manyPlace]) => {
    const few = await startContender('ours', { ...fewPlace, sessions: FEW });
    const many = await startContender('ours', { ...manyPlace, sessions });
    for (const contender of [few, many]) await runLoad(contender.port, VISITORS, WARM_MS);
    // What was put there lies on the disk: the system's writing it down is no part of what a request costs.
    spawnSync('sync');
    const rounds: { readonly few: Round[]; readonly many: Round[] } = { few: [], many: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.few.push(await measureRound(few));
      rounds.many.push(await measureRound(many));
    }
    await few.stop();
    await many.stop();
    return rounds;
  });
}
