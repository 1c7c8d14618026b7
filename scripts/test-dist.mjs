/*
 * Proves the package: builds it (deb, tar.gz, the unpacked folder, and a deb of a lower version), looks into it, walks
 * the deb's life in a clean system, and runs the journeys of test/e2e in the packed app. Nightly and before a release,
 * not in `npm test`: packing alone takes minutes. With --built it takes what an earlier run has packed.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { executableInside, findElectron } from './electron/find-electron.mjs';
import { runWithElectron } from './electron/run-with-electron.mjs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { inProject, projectFolder } from './setup/project.mjs';
import { runCommand } from './setup/run-command.mjs';
import { showProgress } from './setup/show-progress.mjs';
import { runPackage } from './test/run-package.mjs';
import { readReport, summarise } from './test/tally.mjs';

try {
  const reports = [];
  const trial = findElectron()?.origin === 'fallback' ? ['--dev-electron'] : [];
  if (!process.argv.includes('--built')) {
    await build('dist/older', ['deb', '--as-version=0.0.1', ...trial]);
    await build('dist/driven', ['dir', '--for-tests', ...trial]);
    await build('dist/tested', ['dir', 'tar.gz', 'deb', ...trial]);
  }
  reports.push(await testPackage());
  reports.push(await testJourneys());
  const { lines, ok } = summarise(reports);
  console.log(`\n${lines.join('\n')}`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  failWith(error);
}

async function build(folder, words) {
  const { code, stdout, stderr } = await showProgress(`Packing into ${folder}`, () =>
    runCommand(process.execPath, [inProject('scripts', 'dist.mjs'), `--into=${folder}`, ...words], {
      cwd: projectFolder,
    }),
  );
  if (code !== 0) throw new PlainError(`The package could not be built:\n${stdout}${stderr}`);
  console.log(stdout.slice(stdout.indexOf('\nMade in')).trim());
}

async function testPackage() {
  const file = tallyFile('dist');
  const reporters = ['--reporter=verbose', '--reporter=./scripts/test/vitest-reporter.mjs'];
  const words = ['run', '--project', 'dist', '--no-file-parallelism', ...reporters];
  return readReport('the package', file, await runPackage('vitest', words, { JARFUL_TALLY: file }));
}

/** The same journeys, in the packed app: asar, fuses, pruned locales. Only the inspector's fuse differs. */
async function testJourneys() {
  const file = tallyFile('dist-journeys');
  const folder = inProject('dist', 'driven');
  const app = readdirSync(folder).find((name) => name.includes('unpacked'));
  const words = ['test', '--project', 'e2e', '--reporter=list,./scripts/test/playwright-reporter.mjs'];
  const env = {
    JARFUL_TALLY: file,
    ELECTRON_EXEC_PATH: join(folder, app, executableInside.replace('electron', 'jarful')),
  };
  return readReport(
    'journeys in the packed app',
    file,
    await runWithElectron('@playwright/test', words, { ownScreen: true, env }),
  );
}

function tallyFile(name) {
  const file = inProject('.cache', `tally-${name}.json`);
  mkdirSync(inProject('.cache'), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
