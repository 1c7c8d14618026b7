import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';
import { inProject } from '../setup/project.mjs';

/** The executable inside an Electron folder, by operating system. */
export const executableInside =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** Where the fall-back Electron for development is unpacked (git-ignored). */
export const fallbackFolder = inProject('.electron');

/** Written last, so that its presence means the folder is whole. */
export const fallbackRecord = join(fallbackFolder, 'jarful-electron.json');

/**
 * @typedef {object} FoundElectron
 * @property {string} folder the unpacked distribution
 * @property {string} executable
 * @property {string} version
 * @property {'chosen' | 'official' | 'fallback'} origin chosen: named by ELECTRON_OVERRIDE_DIST_PATH
 */

/**
 * Looks for an Electron: the one that the environment names, the official one of the `electron` package, the fall-back.
 *
 * @returns {FoundElectron | null}
 */
export function findElectron() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) {
    const folder = resolve(chosen);
    if (!existsSync(join(folder, executableInside))) {
      throw new PlainError(
        `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, which holds no ${executableInside}: correct it or unset it.`,
      );
    }
    return found(folder, 'chosen', readVersion(folder));
  }
  const official = inProject('node_modules', 'electron', 'dist');
  // path.txt is what the electron package writes last.
  if (existsSync(inProject('node_modules', 'electron', 'path.txt')) && readVersion(official) === wantedVersion()) {
    return found(official, 'official', wantedVersion());
  }
  const record = readFallbackRecord();
  return record === null ? null : found(fallbackFolder, 'fallback', record.version);
}

/** The exact version that package.json asks for. */
export function wantedVersion() {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8')).devDependencies.electron;
}

/** What the fall-back says of itself, or null when there is none or it is not whole. */
export function readFallbackRecord() {
  try {
    return JSON.parse(readFileSync(fallbackRecord, 'utf8'));
  } catch {
    return null;
  }
}

function readVersion(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'of unknown version';
  }
}

function found(folder, origin, version) {
  return { folder, origin, version, executable: join(folder, executableInside) };
}
