import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { app } from 'electron';
import type { MemoryCost } from '../../shared/contract/bench.ts';
import type { Bench } from './bench.ts';

/** Between two looks, ms. A look costs the system some work: it need not be current to the second. */
const betweenLooks = 10_000;
/** After something has changed on the bench, ms: a new page has then taken what it takes. */
const afterChange = 1_500;

/** Looks from time to time at what the panes' processes cost. @param tell is given every cost that differs. */
export function watchMemory(bench: Bench, tell: (cost: MemoryCost) => void): () => void {
  let last = '';
  let soon: NodeJS.Timeout | null = null;
  const look = async () => {
    const cost = await measurePanes(bench.panes.map(({ view }) => view.processId));
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

/**
 * What processes cost together, rounded to MB. On Linux by PSS, which shares what processes share; elsewhere by working set,
 * which counts it for each of them and so is too high (`shared`: counted once).
 */
export async function measurePanes(pids: readonly number[]): Promise<MemoryCost> {
  const own = [...new Set(pids)].filter((pid) => pid > 0);
  const machineMb = Math.round(totalmem() / 2 ** 20);
  if (process.platform === 'linux') {
    const kB = await Promise.all(own.map(readPss));
    return { panesMb: Math.round(sum(kB) / 1024), machineMb, shared: true };
  }
  const metrics = app.getAppMetrics().filter(({ pid }) => own.includes(pid));
  return {
    panesMb: Math.round(sum(metrics.map(({ memory }) => memory.workingSetSize)) / 1024),
    machineMb,
    shared: false,
  };
}

/** Kilobytes; 0 for a process that has gone. */
async function readPss(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
