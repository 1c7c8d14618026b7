import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fetchPackage } from '../setup/fetch-package.mjs';
import { inProject } from '../setup/project.mjs';
import { showProgress } from '../setup/show-progress.mjs';

const nodeSystems = { win: 'win32', mac: 'darwin', linux: 'linux' };

/**
 * Brings the native packages that the target needs and this machine does not: npm installs those of its own system only.
 * What the lock file does not have for a target (libsql on Windows arm64) is left out; the app says so when it is asked
 * for that medium.
 *
 * @param {{ system: string, arch: string }} wish
 */
export async function provideNativeParts(wish) {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  for (const place of findNativeParts(packages, wish)) {
    if (existsSync(inProject(place))) continue;
    const { version, integrity } = packages[place];
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const work = inProject('.cache', 'native-part');
    rmSync(work, { recursive: true, force: true });
    await showProgress(`Fetching ${name}`, () => fetchPackage(`${name}@${version}`, integrity, work));
    mkdirSync(dirname(inProject(place)), { recursive: true });
    renameSync(`${work}/package`, inProject(place));
  }
}

/**
 * The places in node_modules of the shipped native packages for a target.
 *
 * @param {Record<string, { dev?: boolean, os?: string[], cpu?: string[] }>} packages of the lock file
 * @param {{ system: string, arch: string }} wish
 */
export function findNativeParts(packages, { system, arch }) {
  const processors = arch === 'universal' ? ['x64', 'arm64'] : [arch];
  return Object.entries(packages)
    .filter(([place, { dev, os, cpu }]) => {
      if (dev === true || os === undefined || cpu === undefined) return false;
      // Electron for Linux is built on glibc; the lock file tells the two apart by name only.
      if (place.endsWith('-musl')) return false;
      return os.includes(nodeSystems[system]) && cpu.some((one) => processors.includes(one));
    })
    .map(([place]) => place);
}
