/*
 * Brings this checkout to where the next command can run. Hung before the npm scripts (prestart, pretest, ...); uses
 * nothing but Node, since it runs before node_modules exist. Under a second when there is nothing to do.
 *
 *   node scripts/setup.mjs tools   the packages of package-lock.json
 *   node scripts/setup.mjs app     and an Electron with what it needs from the system (also: dist)
 *   node scripts/setup.mjs test    and a virtual screen with the programs that the tests drive
 *   node scripts/setup.mjs packages   and what the packages' own tests need (npm run test:dist)
 *   ... --electron                 tries the official Electron again although the fall-back is in use
 *
 * JARFUL_ELECTRON=official in the environment refuses the fall-back.
 */
import { getElectron } from './setup/get-electron.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { provideSystemLibraries } from './setup/system-libraries.mjs';

const [goal = 'app', ...flags] = process.argv.slice(2).sort((a) => (a.startsWith('--') ? 1 : -1));

try {
  checkNode();
  await oneAtATime(async () => {
    await installPackages();
    if (goal === 'tools') return;
    await getElectron({
      retryOfficial: flags.includes('--electron'),
      mustBeOfficial: process.env.JARFUL_ELECTRON === 'official',
    });
    await provideSystemLibraries(goal);
  });
} catch (error) {
  failWith(error);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PlainError(
    `Jarful needs Node 20.19 or newer and this is ${process.versions.node}: install a newer Node and run the same command again.`,
  );
}
