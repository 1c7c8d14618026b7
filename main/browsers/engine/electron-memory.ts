import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { app } from 'electron';
import type { MemoryCost } from '../../shared/contract/bench.ts';

/**
 * What processes cost together, rounded to MB. On Linux by PSS, which shares what processes share; elsewhere by working set,
 * which counts it for each of them and so is too high (`shared`: counted once).
 */
export async function measureProcesses(pids: readonly number[]): Promise<MemoryCost> {
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
