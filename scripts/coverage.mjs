/* Which of main's lines and files the unit and contract tests reach: what the journeys alone hold is listed. Fails below 85 % of files. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { reachesEnough, sayReached, sumReached } from './test/sum-reached.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'jarful-coverage-'));
try {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const wish = [
    '--coverage.enabled',
    '--coverage.reportOnFailure',
    '--coverage.include=main/**/*.ts',
    `--coverage.reportsDirectory=${folder}`,
  ];
  const args = ['run', '--project=unit', '--project=contract', ...wish, '--coverage.reporter=json-summary'];
  const { status } = spawnSync(process.execPath, [vitest, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const { total: _, ...files } = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
  const reached = sumReached(Object.entries(files).map(([file, { lines }]) => [relative(root, file), lines]));
  console.log(sayReached(reached));
  if (!reachesEnough(reached))
    console.log('failed: that is too little. What stands between Electron and a rule belongs to the edge.');
  process.exitCode = status !== 0 ? (status ?? 1) : reachesEnough(reached) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
