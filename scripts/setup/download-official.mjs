import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainDownload } from './explain-download.mjs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { showProgress } from './show-progress.mjs';

/** How long nothing may come before a server is given up, ms. A slow line that still brings something has no limit. */
const stallLimitMs = 30_000;

/**
 * Downloads and unpacks the electron package's own version into node_modules, where that package looks for it.
 *
 * @param {string} version
 * @param {{ env?: NodeJS.ProcessEnv, stallMs?: number, unpack?: boolean }} [options] stallMs: for tests; unpack: false
 *   only fetches it into the cache
 * @returns {Promise<import('./explain-download.mjs').DownloadFailure | null>} null when it worked
 */
export async function downloadOfficial(version, { env = process.env, stallMs = stallLimitMs, unpack = true } = {}) {
  const half = mkdtempSync(join(tmpdir(), 'jarful-electron-'));
  try {
    const bytes = { transferred: 0, total: null };
    const { code, stderr, stalled } = await showProgress(
      `Downloading Electron ${version}`,
      () => fetchWatched(version, half, { env, stallMs, bytes }),
      () => inBytes(bytes),
    );
    if (stalled) return { reason: `nothing came for ${Math.round(stallMs / 1000)} seconds`, stops: false };
    if (code !== 0) return explainDownload(stderr);
    if (!unpack) return null;
    const unpacked = await runCommand(process.execPath, [inProject('node_modules', 'electron', 'install.js')], { env });
    return unpacked.code === 0 ? null : explainDownload(unpacked.stderr);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function fetchWatched(version, half, { env, stallMs, bytes }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'fetch-electron.mjs'), version, half], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env,
    });
    let stderr = '';
    let stalled = false;
    let watch;
    const hearAgain = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        stalled = true;
        child.kill();
      }, stallMs);
    };
    hearAgain();
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    child.on('message', ({ transferred, total }) => {
      // Only what is new counts: a server may keep a connection alive without sending anything.
      if (transferred > bytes.transferred || transferred === total) hearAgain();
      Object.assign(bytes, { transferred, total });
    });
    child.on('error', (error) => {
      stderr += error.message;
    });
    child.on('close', (code) => {
      clearTimeout(watch);
      resolve({ code: code ?? -1, stderr, stalled });
    });
  });
}

function inBytes({ transferred, total }) {
  if (transferred === 0) return '';
  const megabytes = (count) => Math.round(count / 1e6);
  return total === null ? `${megabytes(transferred)} MB` : `${megabytes(transferred)} of ${megabytes(total)} MB`;
}
