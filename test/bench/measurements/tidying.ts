import { type Aim, atMost } from '../aim.ts';
import { startContender } from '../contender.ts';
import { runLoad } from '../load.ts';
import { type Measurement, ROUND_MS, WARM_MS } from '../measurement.ts';
import { withPlace } from '../places.ts';

/** So few that the processor has room: what they wait for is the tidying. */
const FEW_VISITORS = 4;
const MOST_SLOWER = 1.5;

/** p99 of other people's requests, in ms, while 100,000 expired sessions are tidied. */
export const tidying: Measurement = {
  kind: 'slow',
  async measure(folder) {
    const lines = [
      '## While 100,000 expired sessions are tidied\n\np99 of other people, in ms.\n',
      '| medium | before | meanwhile | tidied |\n|---|---|---|---|',
    ];
    const aims: Aim[] = [];
    for (const medium of ['memory', 'files', 'database'] as const) {
      const { before, during, count } = await withPlace(medium, folder, ['tidy'], async ([place]) => {
        const contender = await startContender('ours', { ...place, sessions: 100_000, expired: true });
        await runLoad(contender.port, FEW_VISITORS, WARM_MS);
        const before = await runLoad(contender.port, FEW_VISITORS, ROUND_MS);
        const tidied = contender.ask<{ tidied: number }>('tidy');
        // Others come and go for as long as the tidying lasts.
        const during = await runLoad(contender.port, FEW_VISITORS, tidied);
        const { tidied: count } = await tidied;
        await contender.stop();
        return { before: before.p99, during: during.p99, count };
      });
      lines.push(`| ${medium} | ${before.toFixed(1)} | ${during.toFixed(1)} | ${count} |`);
      const says = `${medium}: p99 of others while 100,000 are tidied, of before`;
      aims.push(atMost(says, MOST_SLOWER, during / before));
    }
    return { text: lines.join('\n'), aims };
  },
};
