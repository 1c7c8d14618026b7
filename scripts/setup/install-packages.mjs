import { readFileSync } from 'node:fs';
import { PlainError } from './plain-error.mjs';
import { inProject, projectFolder } from './project.mjs';
import { npmWords, runNpm } from './run-command.mjs';
import { showProgress } from './show-progress.mjs';

/**
 * Makes node_modules what package-lock.json says, and does nothing when it is already.
 *
 * npm writes node_modules/.package-lock.json as the last act of an install: the file is both the record of what lies
 * there and the proof that the install was not interrupted, so no stamp of our own is needed beside it.
 *
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installPackages() {
  const wanted = readPackages('package-lock.json');
  if (wanted === null) throw new PlainError('package-lock.json is missing or broken: check the file out again.');
  if (isInstalled(wanted, readPackages('node_modules/.package-lock.json'))) return false;
  const count = Object.keys(wanted).length - 1;
  const result = await showProgress(`Installing ${count} packages`, () =>
    runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: projectFolder }),
  );
  if (result.code !== 0) {
    throw new PlainError(
      `npm could not install the packages: check the network and npm's settings, then run the same command again.\n${npmWords(result.stderr)}`,
    );
  }
  return true;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(inProject(path), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether every package of the lock file lies there in its version. One that is only for other systems (`optional`)
 * may be absent.
 *
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean }>} wanted
 * @param {typeof wanted | null} present
 */
export function isInstalled(wanted, present) {
  if (present === null) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = present[path];
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}
