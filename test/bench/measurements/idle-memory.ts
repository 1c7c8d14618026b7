import { startContender } from '../contender.ts';
import type { Measurement } from '../measurement.ts';

const SESSIONS = 100_000;

/** Memory that an idle session takes in the medium "memory". */
export const idleMemory: Measurement = {
  kind: 'slow',
  async measure() {
    const contender = await startContender('ours', { sessions: SESSIONS });
    const { rss } = await contender.ask<{ rss: number }>('memory');
    await contender.stop();
    const text = `An idle session in memory takes ${(rss / SESSIONS / 1_000).toFixed(1)} kB, its data included.`;
    return { text, aims: [] };
  },
};
