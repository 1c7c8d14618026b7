/**
 * `npm run bench`: how fast the cart is, ours beside plain express and beside the floor of node:http, and whether the cost stays
 * flat as sessions grow; each aim with what was found. Writes docs/bench.md and docs/pictures/bench.svg; what people wrote about the figures
 * (below NOTES) stays. `--quick` is the race alone and writes nothing; `--million` adds a million sessions on database and Redis.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judge } from './aims.ts';
import { type Growth, isMeasurable, measureGrowth, measureMemory, measureTidying, type Tidied } from './crowd.ts';
import { drawBars } from './draw-bars.ts';
import { median, race } from './race.ts';
import { writeReport } from './write-report.ts';

/** Where the part begins that people write. */
const NOTES = '## Where the time goes';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, million: { type: 'boolean' } } });
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'jarful-bench-'));
try {
  const raced = await race(folder);
  const growths: Growth[] = [];
  const tidied: Tidied[] = [];
  if (!values.quick) {
    for (const medium of ['memory', 'files', 'database', 'redis'] as const)
      if (isMeasurable(medium)) growths.push(await measureGrowth(medium, 100_000, folder));
    for (const medium of ['memory', 'files', 'database'] as const) tidied.push(await measureTidying(medium, folder));
  }
  if (values.million)
    for (const medium of ['database', 'redis'] as const)
      if (isMeasurable(medium)) growths.push(await measureGrowth(medium, 1_000_000, path.join(folder, 'million')));
  const idle = values.quick ? null : await measureMemory();
  const report = writeReport({ raced, growths, tidied, idle, aims: judge(raced, growths, tidied) });
  console.log(report);
  if (!values.quick) {
    const bars = raced.map(({ name, rounds }) => ({ name, value: median(rounds.map(({ perSecond }) => perSecond)) }));
    await writeFile(path.join(docs, 'pictures/bench.svg'), drawBars('Requests a second, cart', bars));
    const notes = (await readFile(path.join(docs, 'bench.md'), 'utf8')).split(NOTES)[1] ?? '';
    const picture = '![Requests a second](pictures/bench.svg)\n';
    await writeFile(path.join(docs, 'bench.md'), `${report}\n${picture}${notes === '' ? '' : `\n${NOTES}${notes}`}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
