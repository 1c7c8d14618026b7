import { chmod, mkdir, open, opendir, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Trouble, TroubleKey } from '../../trouble.ts';
import { StoreFailed } from '../store.ts';
import { leftover } from './private-file.ts';
import { codeOf } from './retry-busy.ts';

/** Names that a walk through a folder takes from the system at a time. */
export const namesAtOnce = 1024;

/** A moment with ms in it, to see whether the file system keeps them. */
const probeTime = 1_331_023_445_678;

/**
 * Makes a private folder (0700) fit for sessions: writable, with file times exact to the ms, without the temporary files
 * of a server that was killed.
 * @throws StoreFailed that names the folder (C32)
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await chmod(folder, 0o700);
    await sweepLeftovers(folder);
    await probe(folder);
  } catch (error) {
    if (error instanceof StoreFailed) throw error;
    throw new StoreFailed('files.folder', { folder, reason: reasonOf(error) }, { cause: error });
  }
}

/**
 * Makes a folder and those above it, private to this user; one that is there stays as it is. Not mkdir's own `recursive`, which spins for ever in a
 * thread where the system says ENOENT for a folder whose parent is there (/proc does).
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, 0o700);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, 0o700);
  }
}

/** Why a file could not be used, in plain words where we know them. */
export function reasonOf(error: unknown): Trouble {
  const keys: Readonly<Record<string, TroubleKey>> = {
    EACCES: 'reason.no-permission',
    EPERM: 'reason.no-permission',
    EROFS: 'reason.read-only',
    ENOSPC: 'reason.disk-full',
    EDQUOT: 'reason.quota',
    EFBIG: 'reason.file-too-large',
    ENOTDIR: 'reason.not-folder',
    EEXIST: 'reason.in-the-way',
    EMFILE: 'reason.too-many-files',
  };
  const key = keys[codeOf(error)];
  if (key !== undefined) return { key };
  return { key: 'reason.system', values: { message: error instanceof Error ? error.message : String(error) } };
}

async function sweepLeftovers(folder: string): Promise<void> {
  for await (const entry of await opendir(folder, { bufferSize: namesAtOnce })) {
    if (entry.isFile() && leftover.test(entry.name)) await unlink(join(folder, entry.name));
  }
}

async function probe(folder: string): Promise<void> {
  const path = join(folder, '.probe');
  const file = await open(path, 'w', 0o600);
  await file.close();
  await utimes(path, probeTime / 1000, probeTime / 1000);
  const kept = Math.round((await stat(path)).mtimeMs);
  await unlink(path);
  if (kept !== probeTime) {
    throw new StoreFailed('files.coarse-times', { folder });
  }
}
