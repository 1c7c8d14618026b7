/**
 * One session as one file: `{v, rev, hint, createdAt, changedAt, expiresAt, data}` as JSON. The file's modification time is the
 * expiry, so that a touch writes no data (C26); `expiresAt` inside is what it was when the data was written.
 */
import { utimes } from 'node:fs/promises';
import { joinRecord, splitRecord, withData } from '../session-data.ts';
import type { ReadSession, StoredSession } from '../store.ts';
import { readTextFile, toFileTime, writeAtomic } from './private-file.ts';
import { retryBusy } from './retry-busy.ts';

const formatVersion = 1;

/** What lies in a file: a session, nothing, or something that is no session. */
export type FileContent = ReadSession | 'missing' | 'corrupt';

/** Reads text and expiry of one and the same version: writers put a new file in the place of the old one. */
export async function readSessionFile(path: string): Promise<FileContent> {
  const file = await readTextFile(path);
  return file === null ? 'missing' : (parseSession(file.text, file.changedAt) ?? 'corrupt');
}

/** Puts the whole record there or leaves what was there, also over a crash or a full disk. */
export async function writeSessionFile(path: string, { json, ...head }: StoredSession): Promise<void> {
  await writeAtomic(path, joinRecord({ v: formatVersion, ...head }, json), head.expiresAt);
}

/** Moves the expiry and nothing else. */
export async function touchSessionFile(path: string, expiresAt: number): Promise<void> {
  const seconds = toFileTime(expiresAt);
  await retryBusy(() => utimes(path, seconds, seconds));
}

function parseSession(text: string, expiresAt: number): ReadSession | null {
  const parts = splitRecord(text);
  if (!parts) return null;
  const { v, rev, hint, createdAt, changedAt, expiresAt: writtenExpiry } = parts.head;
  if (v !== formatVersion || typeof rev !== 'number' || typeof hint !== 'string') return null;
  if (typeof createdAt !== 'number' || typeof changedAt !== 'number' || typeof writtenExpiry !== 'number') return null;
  // A touch moves the expiry along with the clock: as far as the expiry has moved, so much later was the last change.
  const touchedLater = Math.max(0, expiresAt - writtenExpiry);
  return withData({ json: parts.json, rev, hint, createdAt, changedAt: changedAt + touchedLater, expiresAt });
}
