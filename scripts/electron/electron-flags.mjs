import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';

const isRoot = process.getuid?.() === 0;

/**
 * The switches that every start of Electron from this checkout needs here. Chromium refuses to run as root with its
 * sandbox, so there, and only there, it goes without. Log level 3 keeps the system bus's complaints on a machine
 * without a desktop from burying our own lines.
 */
export function electronFlags() {
  return [...(isRoot ? ['--no-sandbox'] : []), ...(process.platform === 'linux' ? ['--log-level=3'] : [])];
}

/**
 * Refuses, with the one line to run, where the system would not let the sandbox start (an Ubuntu that keeps user
 * namespaces from programs that were not installed): Electron itself would only abort.
 *
 * @param {{ folder: string }} electron
 */
export function checkSandbox({ folder }) {
  if (process.platform !== 'linux' || isRoot) return;
  const helper = join(folder, 'chrome-sandbox');
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o4000) !== 0) return;
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0) return;
  throw new PlainError(
    `This system does not let an uninstalled program make a sandbox: run once  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  );
}
