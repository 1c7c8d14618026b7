/** Figures of the app itself: time to usable panes against a bare Electron window, and the memory of four panes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../e2e/jarful.ts';

const project = join(import.meta.dirname, '../..');
const rounds = 7;
const folder = mkdtempSync(join(tmpdir(), 'jarful-bench-'));
// At the end of all: helper processes outlive the main one for a moment and are still writing.
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

test('start to usable panes, against a bare Electron window', async () => {
  test.setTimeout(180_000);
  const ours: number[] = [];
  const bare: number[] = [];
  // In turn, so that a slow minute of the machine hits both; the first round warms the disk and does not count.
  for (let round = 0; round <= rounds; round++) {
    const bareMs = await timeToUsable([join(import.meta.dirname, 'bare-electron')], 'usable');
    const ourMs = await timeToUsable(['.', '--jarful-port=0'], "Jarful's shop:");
    if (round === 0) continue;
    bare.push(bareMs);
    ours.push(ourMs);
  }
  const ratio = median(ours) / median(bare);
  process.stdout.write(
    `start to usable panes: Jarful ${spread(ours)} ms, a bare Electron window ${spread(bare)} ms, ratio ${ratio.toFixed(2)}\n`,
  );
  expect(ratio).toBeLessThan(2.5);
});

test('memory of four panes', async ({ jarful }) => {
  test.skip(process.platform !== 'linux', 'PSS is read from /proc, which only Linux has');
  const before = pssMb(jarful.app.process());
  await jarful.choose('jar.create');
  await jarful.page('Cleo');
  await jarful.choose('jar.create');
  const dora = await jarful.page('Dora');
  await expect(dora.getByRole('heading', { level: 1 })).toBeVisible();
  const four = pssMb(jarful.app.process());
  process.stdout.write(`memory (PSS): two panes ${before} MB, four panes ${four} MB\n`);
  expect(four).toBeLessThan(400);
});

/** ms from spawn until the program says `word` on standard output. */
async function timeToUsable(args: readonly string[], word: string): Promise<number> {
  const userData = mkdtempSync(join(folder, 'start-'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const start = performance.now();
  const child = spawn(
    process.env.ELECTRON_EXEC_PATH ?? '',
    [...args, ...root, '--log-level=3', `--user-data-dir=${userData}`],
    { cwd: project, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes(word)) break;
  }
  const took = performance.now() - start;
  if (!said.includes(word)) throw new Error(`it ended without saying "${word}"`);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
  return took;
}

/** Proportional set size of a process and all it started: pages shared by several are counted once. */
function pssMb(root: ChildProcess): number {
  const parents = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = new Set([root.pid ?? 0]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grown = true;
      }
    }
  }
  let kb = 0;
  for (const pid of family) {
    const rollup = readRollup(pid);
    kb += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return Math.round(kb / 1024);
}

/** Empty for a process that has ended since it was listed (the listing's own, above all). */
function readRollup(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    return '';
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  return `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;
}
