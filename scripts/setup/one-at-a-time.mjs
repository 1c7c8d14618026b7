import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainError } from './plain-error.mjs';
import { inProject } from './project.mjs';
import { showProgress } from './show-progress.mjs';

const lockFile = inProject('.cache', 'setup.lock');
const patienceMs = 30 * 60_000;

/**
 * Runs `work` while no other set-up of this checkout runs: `npm start` and `npm test` in two terminals must not
 * both replace node_modules. A lock whose owner is dead is taken over.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(work) {
  mkdirSync(inProject('.cache'), { recursive: true });
  if (!take()) {
    await showProgress('Waiting for another set-up of this folder to finish', async () => {
      const end = Date.now() + patienceMs;
      while (!take()) {
        if (Date.now() > end) {
          throw new PlainError(`Another set-up has held this folder for half an hour: end it, or delete ${lockFile}.`);
        }
        await pause(200);
      }
    });
  }
  const release = () => rmSync(lockFile, { force: true });
  const stop = () => {
    release();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work();
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    release();
  }
}

function take() {
  try {
    const file = openSync(lockFile, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned()) rmSync(lockFile, { force: true });
    return false;
  }
}

function isAbandoned() {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    // Created but not yet written: give its owner a moment before calling it a wreck.
    if (!Number.isInteger(owner) || owner <= 0) return Date.now() - statSync(lockFile).mtimeMs > 5000;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
