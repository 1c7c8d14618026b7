import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findElectron } from '../electron/find-electron.mjs';
import { hasScreen } from '../electron/virtual-screen.mjs';
import { PlainError } from './plain-error.mjs';
import { lastWords, runCommand } from './run-command.mjs';
import { showProgress } from './show-progress.mjs';

/** A library that Electron loads -> the Debian package that brings it. */
const libraryPackages = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libgbm.so.1': 'libgbm1',
  'libasound.so.2': 'libasound2',
};
/** Chromium opens this one only when it meets a screen, and dies without it: no tool that reads the binary tells. */
const openedLater = { 'libX11-xcb.so.1': 'libx11-xcb1' };
const allLibraries = [...Object.values(libraryPackages), ...Object.values(openedLater)];

/** A program that some tests drive -> its package. Without it these tests are skipped, with the reason. */
const testPrograms = {
  import: 'imagemagick',
  'redis-server': 'redis-server',
  memcached: 'memcached',
  openbox: 'openbox',
  php: 'php-cli',
  xdotool: 'xdotool',
  zsh: 'zsh',
};

/** Debian's Python with Django, for the app of another framework that some tests open. */
const djangoPackage = 'python3-django';

/** A program that packing needs -> its package. */
const packingPrograms = { '7za': 'p7zip-full', rpmbuild: 'rpm', 'dpkg-deb': 'dpkg' };

/** What the packages' tests need on top: a clean system in a folder, a network of its own, the compiler of Windows' installer. */
const packageLifePrograms = { debootstrap: 'debootstrap', ip: 'iproute2', makensis: 'nsis', unshare: 'util-linux' };

/** What a goal needs besides Electron's own libraries -> the packages that are missing. */
const extrasOf = {
  app: async () => [],
  test: async () => [...missingPrograms(testPrograms), ...(await missingDjango())],
  dist: async () => missingPrograms(packingPrograms),
  packages: async () => [
    ...(await extrasOf.test()),
    ...(await extrasOf.dist()),
    ...missingPrograms(packageLifePrograms),
  ],
};

/**
 * Sees that Linux has what Electron needs, a screen included, and for tests what they drive. As root on Debian or
 * Ubuntu it installs what is missing; elsewhere it prints the one line to run.
 *
 * @param {'app' | 'test' | 'dist' | 'packages'} goal
 */
export async function provideSystemLibraries(goal) {
  if (process.platform !== 'linux') return;
  const needed = [...(await findMissingLibraries()), ...(needsScreen(goal) ? missingPrograms({ Xvfb: 'xvfb' }) : [])];
  const extras = await extrasOf[goal]();
  if (needed.length + extras.length === 0) return;
  const line = `apt-get install -y ${[...needed, ...extras].join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== null;
  const failure = mayInstall ? await installWithApt(needed, extras) : 'this user may not install them';
  if (failure === null) return;
  if (needed.length > 0) {
    throw new PlainError(
      `The system lacks what Electron needs (${needed.join(', ')}); ${failure}. Run once, on Debian or Ubuntu:  sudo ${line}`,
    );
  }
  console.log(
    `Without ${extras.join(', ')} some ${goal === 'dist' ? 'packages cannot be built' : 'tests are skipped'}; to have all:  sudo ${line}`,
  );
}

/** Tests always run on a screen of their own, so that they neither steal the focus nor lose it. */
function needsScreen(goal) {
  return goal === 'test' || goal === 'packages' || (goal === 'app' && !hasScreen());
}

async function findMissingLibraries() {
  const electron = findElectron();
  if (electron === null) return [];
  const late = await findMissingLate();
  const { code, stdout } = await runCommand('ldd', [electron.executable]);
  if (code !== 0) return late;
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
  if (missing.length === 0) return late;
  // What else is missing comes as a dependency of these; an unknown library brings in all of them.
  return missing.every((library) => library in libraryPackages)
    ? [...new Set([...missing.map((library) => libraryPackages[library]), ...late])]
    : allLibraries;
}

async function findMissingLate() {
  const { code, stdout } = await runCommand(findProgram('ldconfig') ?? 'ldconfig', ['-p']);
  if (code !== 0) return [];
  return Object.entries(openedLater)
    .filter(([library]) => !stdout.includes(library))
    .map(([, name]) => name);
}

async function missingDjango() {
  const { code } = await runCommand('/usr/bin/python3', ['-c', 'import django']);
  return code === 0 ? [] : [djangoPackage];
}

function missingPrograms(programs) {
  return Object.entries(programs)
    .filter(([program]) => findProgram(program) === null)
    .map(([, name]) => name);
}

/** The full path of a program, or null. Looks into the system folders too, which a bare PATH may lack. */
export function findProgram(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  for (const folder of folders) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return null;
}

/** Returns null when all went well, else a short reason. */
async function installWithApt(needed, extras) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => runCommand('apt-get', args, { env });
  return showProgress(`Installing from the system: ${[...needed, ...extras].join(' ')}`, async () => {
    await apt('update');
    for (const group of [needed, extras]) {
      if (group.length === 0) continue;
      const names = await Promise.all(group.map(currentName));
      const { code, stderr } = await apt('install', '-y', '--no-install-recommends', ...names);
      if (code !== 0) return `apt-get said: ${lastWords(stderr, 1)}`;
    }
    return null;
  });
}

/** Since 2024 some libraries carry "t64" in their package's name (64-bit time); the old name may be a mere alias. */
async function currentName(name) {
  const { code, stdout } = await runCommand('apt-cache', ['show', `${name}t64`]);
  return code === 0 && stdout.trim() !== '' ? `${name}t64` : name;
}
