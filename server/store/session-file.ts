/**
 * One session as one file: `{v, rev, hint, createdAt, changedAt, expiresAt, data}` as JSON. The file's modification time is the
 * expiry, so that a touch writes no data (C26); `expiresAt` inside is what it was when the data was written.
 */
import { type FileHandle, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { codeOf, retryBusy } from './retry-busy.ts';
import { isJsonObject } from './session-data.ts';
import type { StoredSession } from './store.ts';

const formatVersion = 1;

/** What lies in a file: a session, nothing, or something that is no session. */
export type FileContent = StoredSession | 'missing' | 'corrupt';

/** Reads text and expiry of one and the same version: writers put a new file in the place of the old one. */
export async function readSessionFile(path: string): Promise<FileContent> {
  const file = await openIfThere(path);
  if (!file) return 'missing';
  try {
    const expiresAt = expiryOf(await file.stat());
    return parseSession(await file.readFile('utf8'), expiresAt) ?? 'corrupt';
  } finally {
    await file.close();
  }
}

/** ms since 1970; null when there is no such file. */
export async function readExpiry(path: string): Promise<number | null> {
  try {
    return expiryOf(await stat(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Puts the whole record there or leaves what was there, also over a crash or a full disk. */
export async function writeSessionFile(path: string, record: StoredSession): Promise<void> {
  const { data, ...rest } = record;
  await writeAtomic(path, JSON.stringify({ v: formatVersion, ...rest, data }), record.expiresAt);
}

/** Moves the expiry and nothing else. */
export async function touchSessionFile(path: string, expiresAt: number): Promise<void> {
  const seconds = toFileTime(expiresAt);
  await retryBusy(() => utimes(path, seconds, seconds));
}

/** Keeps a file that is no session out of the way, for whoever wants to look at it. Resolves to its new name. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.bad`;
  await retryBusy(() => rename(path, aside));
  return aside;
}

export async function removeFile(path: string): Promise<void> {
  await retryBusy(() => unlink(path)).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

/** The file's text as it is; null when there is none. */
export async function readRaw(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
}

/**
 * Writes `text` so that readers see the old file or the new, never a part; it is on the disk when the promise resolves.
 * write-file-atomic makes the temporary file, syncs it and moves it into place. We fill it from its hook, for two reasons:
 * a disk that fills up in the middle must be an error (its own single write takes a short count for success), and the
 * modification time, our expiry, must be right before the file appears under its name.
 *
 * @param expiresAt ms since 1970, kept as the file's modification time
 */
export async function writeAtomic(path: string, text: string, expiresAt?: number): Promise<void> {
  const fill = async (temporary: string) => {
    const file = await open(temporary, 'r+');
    try {
      await file.writeFile(text);
      if (expiresAt !== undefined) await file.utimes(toFileTime(expiresAt), toFileTime(expiresAt));
    } finally {
      await file.close();
    }
  };
  await retryBusy(() => writeFileAtomic(path, nothing, { mode: 0o600, chown: owner, tmpfileCreated: fill }));
}

/** For the atomic writer, which then leaves the contents alone. */
const nothing = Buffer.alloc(0);

/** Ourselves: saves the writer from looking up the owner of the old file. Windows knows no such numbers. */
const owner = process.getuid && process.getgid ? { uid: process.getuid(), gid: process.getgid() } : undefined;

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await retryBusy(() => open(path, 'r'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Seconds with a fraction, as utimes takes them; before 1970 counts as 1970, which is as expired. */
function toFileTime(ms: number): number {
  return Math.max(0, ms) / 1000;
}

/** File times come as binary fractions of a second: the nearest ms is the one that was set. */
function expiryOf(stats: { readonly mtimeMs: number }): number {
  return Math.round(stats.mtimeMs);
}

function parseSession(text: string, expiresAt: number): StoredSession | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(parsed) || parsed.v !== formatVersion) return null;
  const { rev, hint, createdAt, changedAt, expiresAt: writtenExpiry, data } = parsed;
  if (typeof rev !== 'number' || typeof hint !== 'string' || !isJsonObject(data)) return null;
  if (typeof createdAt !== 'number' || typeof changedAt !== 'number' || typeof writtenExpiry !== 'number') return null;
  // A touch moves the expiry along with the clock: as far as the expiry has moved, so much later was the last change.
  const touchedLater = Math.max(0, expiresAt - writtenExpiry);
  return { data, rev, hint, createdAt, changedAt: changedAt + touchedLater, expiresAt };
}
