/* Which of main's lines and files the unit and contract tests reach: what the journeys alone hold is listed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { sayReached, sumReached } from './test/sum-reached.mjs';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'jarful-coverage-'));
try {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const wish = ['--coverage.enabled', '--coverage.include=main/**/*.ts', `--coverage.reportsDirectory=${folder}`];
  const args = ['run', '--project=unit', '--project=contract', ...wish, '--coverage.reporter=json-summary'];
  const { status } = spawnSync(process.execPath, [vitest, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const { total: _, ...files } = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
  const reached = sumReached(Object.entries(files).map(([file, { lines }]) => [relative(root, file), lines]));
  console.log(sayReached(reached));
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
