import { spawn } from 'node:child_process';
import { findCommand } from '../electron/find-command.mjs';
import { projectFolder } from '../setup/project.mjs';

/**
 * Runs the command of an installed package with our own terminal.
 *
 * @param {string} name of the package
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to our own
 * @returns {Promise<number>} the exit code
 */
export function runPackage(name, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [findCommand(name), ...args], {
      stdio: 'inherit',
      cwd: projectFolder,
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
