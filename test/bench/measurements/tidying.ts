import path from 'node:path';
import { startContender } from '../contender.ts';
import { runLoad } from '../load.ts';
import { type Measurement, ROUND_MS, WARM_MS } from '../measurement.ts';

/** So few that the processor has room: what they wait for is the tidying. */
const FEW_VISITORS = 4;

/** p99 of other people's requests, in ms, while 100,000 expired sessions are tidied. */
export const tidying: Measurement = {
  slow: true,
  async measure(folder) {
    const lines = [
      '## While 100,000 expired sessions are tidied\n\np99 of other people, in ms.\n',
      '| medium | before | meanwhile | tidied |\n|---|---|---|---|',
    ];
    for (const medium of ['memory', 'files', 'database'] as const) {
      const dataFolder = path.join(folder, `${medium}-tidy`);
      const contender = await startContender('ours', { medium, dataFolder, sessions: 100_000, expired: true });
      await runLoad(contender.port, FEW_VISITORS, WARM_MS);
      const before = await runLoad(contender.port, FEW_VISITORS, ROUND_MS);
      const tidied = contender.ask<{ tidied: number }>('tidy');
      // Others come and go for as long as the tidying lasts.
      const during = await runLoad(contender.port, FEW_VISITORS, tidied);
      const { tidied: count } = await tidied;
      await contender.stop();
      lines.push(`| ${medium} | ${before.p99.toFixed(1)} | ${during.p99.toFixed(1)} | ${count} |`);
    }
    return lines.join('\n');
  },
};
