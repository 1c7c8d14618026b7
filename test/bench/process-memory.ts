import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Proportional set size, MB, of processes and all that they started: pages shared by several are counted once.
 *
 * @param roots process ids
 * @param word counts every process with this word on its command line too (a crash handler leaves its family)
 */
export function measurePss(roots: readonly number[], word?: string): number {
  const family = new Set(roots);
  const processes = listProcesses();
  for (const { pid, words } of processes) if (word !== undefined && words.includes(word)) family.add(pid);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of processes) {
      if (family.has(pid) || !family.has(parent)) continue;
      family.add(pid);
      grown = true;
    }
  }
  const kilobytes = [...family].map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readRollup(pid))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

/** Reads until two readings a second apart agree within two percent: start-up work has been done and given back. */
export async function settleMemory(read: () => number): Promise<number> {
  let before = read();
  for (let turn = 0; turn < 20; turn++) {
    await pause(1000);
    const now = read();
    if (Math.abs(now - before) <= before * 0.02) return now;
    before = now;
  }
  return before;
}

function listProcesses() {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 1e8 })
    .split('\n')
    .map((line) => {
      const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(parent), words };
    })
    .filter(({ pid, words }) => pid > 0 && !words.startsWith('ps '));
}

/** Empty for a process that has ended since it was listed. */
function readRollup(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    return '';
  }
}
