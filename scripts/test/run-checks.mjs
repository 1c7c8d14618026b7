import { fileURLToPath } from 'node:url';
import { compareLanguages } from '../languages/compare-languages.mjs';
import { listUnsaidKeys } from '../languages/unsaid-keys.mjs';
import { provideFallbackTypings } from './fallback-typings.mjs';
import { runPackage } from './run-package.mjs';

const checks = [
  ['lint and format (biome)', '@biomejs/biome', ['check', '--error-on-warnings']],
  ['types (tsc)', 'typescript', ['-b', '.', 'server', 'main', 'renderer', 'test']],
  [
    'types of main/ against the fall-back Electron (tsc)',
    'typescript',
    ['-p', 'main/tsconfig.electron-33.json'],
    provideFallbackTypings,
  ],
  ['files and exports that nobody else uses (knip)', 'knip', ['--no-progress', '--include', 'files,exports,types']],
];

/**
 * Runs the checks that need no test runner.
 *
 * @returns {Promise<string[]>} the names of those that failed; what they complain of is printed
 */
export async function runChecks() {
  const failed = [];
  for (const [name, program, args, prepare = async () => undefined] of checks) {
    await prepare();
    const code = await runPackage(program, args);
    if (code !== 0) failed.push(name);
  }
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const faults = [...compareLanguages(`${project}/languages`), ...listUnsaidKeys(project)];
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) failed.push('languages');
  return failed;
}
