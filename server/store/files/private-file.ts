/** What a file is to this medium: private text, there as a whole or not at all, with a modification time that means something. */
import fs from 'node:fs';
import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf, retryBusy } from './retry-busy.ts';

/** By descriptors: the file handles of node:fs/promises took a fifth more of the processor's time for a request (test/bench). */
const raw = {
  open: promisify(fs.open),
  close: promisify(fs.close),
  fstat: promisify(fs.fstat),
  read: promisify(fs.read),
  write: promisify(fs.write) as (file: number, bytes: Buffer, at: number) => Promise<{ readonly bytesWritten: number }>,
  futimes: promisify(fs.futimes),
  fsync: promisify(fs.fsync),
};

/** A file's text and its modification time, ms since 1970, of one and the same version. */
export interface TextFile {
  readonly text: string;
  readonly changedAt: number;
}

/** Null when there is no such file. */
export async function readTextFile(path: string): Promise<TextFile | null> {
  const file = await openIfThere(path);
  if (file === null) return null;
  try {
    const { size, mtimeMs } = await raw.fstat(file);
    // The size is known and nobody writes into a file that has its name: one read is enough, where readFile() takes three.
    const bytes = Buffer.allocUnsafe(size);
    const { bytesRead } = size === 0 ? { bytesRead: 0 } : await raw.read(file, bytes, 0, size, 0);
    return { text: bytes.toString('utf8', 0, bytesRead), changedAt: toMs(mtimeMs) };
  } finally {
    await raw.close(file);
  }
}

/** The modification time, ms since 1970; null when there is no such file. */
export async function readFileTime(path: string): Promise<number | null> {
  return orNullIfMissing(async () => toMs((await stat(path)).mtimeMs));
}

/** The file's text as it is; null when there is none. */
export async function readRaw(path: string): Promise<string | null> {
  return orNullIfMissing(() => readFile(path, 'utf8'));
}

/** False when there was none. */
export async function removeFile(path: string): Promise<boolean> {
  const removed = await orNullIfMissing(async () => {
    await retryBusy(() => unlink(path));
    return true;
  });
  return removed ?? false;
}

/** Keeps a file out of the way, for whoever wants to look at it. Resolves to its new name. */
export async function setAside(path: string): Promise<string> {
  const aside = `${path}.bad`;
  await retryBusy(() => rename(path, aside));
  return aside;
}

/** What a temporary file of `writeAtomic` is called; one that lies there when nobody writes was left by a server that was killed. */
export const leftover = /^.+\.json\.\d+$/;

let written = 0;

/**
 * Writes `text` so that readers see the old file or the new, never a part; it is on the disk when the promise resolves. Writers of one
 * path must take turns.
 *
 * @param time ms since 1970, the file's modification time: right before the file appears under its name, since it may be an expiry
 * @throws the system's error; what was there before is untouched then
 */
export async function writeAtomic(path: string, text: string, time: number): Promise<void> {
  written += 1;
  const temporary = `${path}.${process.pid}${written}`;
  try {
    const file = await raw.open(temporary, 'wx', 0o600);
    try {
      await writeAll(file, Buffer.from(text));
      await raw.futimes(file, toFileTime(time), toFileTime(time));
      await raw.fsync(file);
    } finally {
      await raw.close(file);
    }
    await retryBusy(() => rename(temporary, path));
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}

/** Seconds with a fraction, as utimes takes them; before 1970 counts as 1970, which is as expired. */
export function toFileTime(ms: number): number {
  return Math.max(0, ms) / 1000;
}

/** File times come as binary fractions of a second: the nearest ms is the one that was set. */
function toMs(mtimeMs: number): number {
  return Math.round(mtimeMs);
}

/** A short count is no error of the system: what is left is written again, and a disk that is full then says so. */
async function writeAll(file: number, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await raw.write(file, bytes, at)).bytesWritten;
}

function openIfThere(path: string): Promise<number | null> {
  return orNullIfMissing(() => retryBusy(() => raw.open(path, 'r')));
}

async function orNullIfMissing<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
