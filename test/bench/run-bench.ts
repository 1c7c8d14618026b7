/**
 * `npm run bench`: how fast the cart is, ours beside plain express and beside the floor of node:http, in one run, in turn, in
 * several rounds; and whether the cost stays flat as sessions grow. Prints ratios, writes docs/bench.md and
 * docs/pictures/bench.svg. `--quick` leaves out the hundred thousand sessions.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type Measurement, ROUND_MS, ROUNDS, VISITORS } from './measurement.ts';
import { growth } from './measurements/growth.ts';
import { idleMemory } from './measurements/idle-memory.ts';
import { race } from './measurements/race.ts';
import { tidying } from './measurements/tidying.ts';

const measurements: readonly Measurement[] = [race, growth, tidying, idleMemory];
const quick = process.argv.includes('--quick');

const folder = mkdtempSync(path.join(tmpdir(), 'jarful-bench-'));
const sections: string[] = [];
for (const { slow, measure } of measurements) {
  if (quick && slow) continue;
  const section = await measure(folder);
  console.log(`${section}\n`);
  sections.push(section);
}
rmSync(folder, { recursive: true, force: true });
const [load = 0] = loadavg();
const intro = `# How fast the cart is

Made by \`npm run bench\`. POST /cart/add and GET /cart/ in turn, one cookie a connection, the same page rendered by all;
${VISITORS} visitors, ${ROUNDS} rounds of ${ROUND_MS} ms in turn, medians. Load generator and server share the machine
(${cpus().length} processors, load ${load.toFixed(1)} at the end). "of express" compares with plain express in the same round; processor time
is the fairer of the two on a busy machine.`;
await writeFile(path.join(import.meta.dirname, '../../docs/bench.md'), `${[intro, ...sections].join('\n\n')}\n`);
