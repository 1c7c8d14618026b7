import path from 'node:path';
import { startContender } from '../contender.ts';
import { median } from '../figures.ts';
import { runLoad } from '../load.ts';
import { type Measurement, measureRound, ROUNDS, VISITORS, WARM_MS } from '../measurement.ts';

/** Processor time a request among 10 and among 100,000 live sessions. */
export const growth: Measurement = {
  slow: true,
  async measure(folder) {
    const lines = [
      '## Cost among many sessions\n\nProcessor time a request, among 10 and among 100,000 live sessions.\n',
      '| medium | 10 | 100,000 | ratio |\n|---|---|---|---|',
    ];
    for (const medium of ['memory', 'files', 'database'] as const) {
      const start = (sessions: number) =>
        startContender('ours', { medium, dataFolder: path.join(folder, `${medium}-${sessions}`), sessions });
      const few = await start(10);
      const many = await start(100_000);
      const costs: { few: number; many: number }[] = [];
      for (const contender of [few, many]) await runLoad(contender.port, VISITORS, WARM_MS);
      for (let round = 0; round < ROUNDS; round += 1) {
        costs.push({ few: (await measureRound(few)).micros, many: (await measureRound(many)).micros });
      }
      await few.stop();
      await many.stop();
      const [atFew, atMany] = [median(costs.map((cost) => cost.few)), median(costs.map((cost) => cost.many))];
      lines.push(`| ${medium} | ${atFew.toFixed(0)} µs | ${atMany.toFixed(0)} µs | ${(atMany / atFew).toFixed(2)} |`);
    }
    return lines.join('\n');
  },
};
