/** Time from start to usable panes, against a bare Electron window. (People and panes: panes.spec.ts.) */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../e2e/jarful.ts';
import { median, noteFigure, spread } from './figures.ts';

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
  noteFigure({
    name: 'from start to Ann and Bob in the shop, ms, beside a bare Electron window',
    jarful: spread(ours),
    beside: spread(bare),
    ratio: ratio.toFixed(2),
    aim: 'at most 2.0',
  });
  expect(ratio).toBeLessThanOrEqual(2);
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
