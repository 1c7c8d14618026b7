import type { MemoryCost } from '../../shared/contract/bench.ts';
import type { Bench } from './bench.ts';

/** Between two looks, ms. A look costs the system some work: it need not be current to the second. */
const betweenLooks = 10_000;
/** After something has changed on the bench, ms: a new page has then taken what it takes. */
const afterChange = 1_500;

/** Half a minute: longer than a page keeps what it does not need any more. */
const looksRemembered = 3;

/** What processes cost together. @param pids may hold one twice, and 0 for a page without a process. */
export type MeasureProcesses = (pids: readonly number[]) => Promise<MemoryCost>;

/**
 * Looks from time to time at what the panes' processes cost. What they hold rises until they tidy up, and falls again: told is the
 * level, the least of the last looks at the same processes, and not the peak.
 *
 * @param tell is given every cost that differs. @returns what stops it
 */
export function watchMemory(bench: Bench, measure: MeasureProcesses, tell: (cost: MemoryCost) => void): () => void {
  let last = '';
  let looks: readonly MemoryCost[] = [];
  let lookedAt = '';
  let soon: NodeJS.Timeout | null = null;
  const look = async () => {
    const pids = bench.panes.map(({ view }) => view.processId);
    const now = await measure(pids);
    looks = [now, ...(lookedAt === pids.join() ? looks : [])].slice(0, looksRemembered);
    lookedAt = pids.join();
    const cost = { ...now, panesMb: Math.min(...looks.map(({ panesMb }) => panesMb)) };
    if (JSON.stringify(cost) === last) return;
    last = JSON.stringify(cost);
    tell(cost);
  };
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = null;
      void look();
    }, afterChange);
  };
  const timer = setInterval(() => void look(), betweenLooks);
  bench.on('changed', lookSoon);
  return () => {
    clearInterval(timer);
    if (soon) clearTimeout(soon);
    bench.off('changed', lookSoon);
  };
}
