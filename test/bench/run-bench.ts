/**
 * `npm run bench`: how fast the cart is, ours beside plain express and beside the floor of node:http, in one run, in turn, in
 * several rounds; and whether the cost stays flat as sessions grow; each aim with what was found. Writes docs/bench.md and
 * docs/pictures/bench.svg; what people wrote about the figures (below NOTES) stays. `--quick` is the race alone and writes nothing,
 * `--million` adds a million sessions on database and Redis.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type Measurement, ROUND_MS, ROUNDS, type Section, VISITORS } from './measurement.ts';
import { growth, million } from './measurements/growth.ts';
import { idleMemory } from './measurements/idle-memory.ts';
import { race } from './measurements/race.ts';
import { tidying } from './measurements/tidying.ts';

/** Where the part begins that people write. */
const NOTES = '## Where the time goes';
/** Programs that want a processor beside this one, above which times mean little: three are ours. */
const MOST_LOAD = cpus().length + 1;

const measurements: readonly Measurement[] = [race, growth, million, tidying, idleMemory];
const isWanted: { readonly [K in Measurement['kind']]: boolean } = {
  quick: true,
  slow: !process.argv.includes('--quick'),
  huge: process.argv.includes('--million'),
};

const folder = mkdtempSync(path.join(tmpdir(), 'jarful-bench-'));
const sections: Section[] = [];
for (const { kind, measure } of measurements) {
  if (!isWanted[kind]) continue;
  const section = await measure(folder);
  console.log(`${section.text}\n`);
  sections.push(section);
}
rmSync(folder, { recursive: true, force: true });
const [load = 0] = loadavg();
const intro = `# How fast the cart is

Made by \`npm run bench\`. POST /cart/add and GET /cart/ in turn, one cookie a connection, the same page rendered by all;
${VISITORS} visitors, ${ROUNDS} rounds of ${ROUND_MS} ms in turn, medians. Load generator and server share the machine
(${cpus().length} processors, load ${load.toFixed(1)} at the end). "of express" compares with plain express in the same round; processor time
is the fairer of the two on a busy machine.${load > MOST_LOAD ? ' **The machine was busy: only the ratios of processor time mean much.**' : ''}`;
const aims = [
  '| aim | wanted | found | |\n|---|---|---|---|',
  ...sections
    .flatMap((section) => section.aims)
    .map(({ says, wanted, found, isMet }) => `| ${says} | ${wanted} | ${found} | ${isMet ? '✓' : '**missed**'} |`),
].join('\n');
console.log(aims);
if (isWanted.slow) await write();

async function write(): Promise<void> {
  const docs = path.join(import.meta.dirname, '../../docs');
  const file = path.join(docs, 'bench.md');
  const [, notes] = (await readFile(file, 'utf8')).split(NOTES);
  const texts = sections.map(({ text }) => text);
  const parts = [intro, aims, ...texts, ...(notes === undefined ? [] : [`${NOTES}${notes}`.trim()])];
  await writeFile(file, `${parts.join('\n\n')}\n`);
  for (const { picture } of sections)
    if (picture !== undefined) await writeFile(path.join(docs, 'pictures', picture.file), picture.svg);
}
