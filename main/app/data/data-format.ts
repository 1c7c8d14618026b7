import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOwnFileSync } from '../../../server/session-server.ts';

/**
 * How this Jarful lays out its data folder. Goes up by one with a change that an older Jarful would misread; what can be read
 * by both (a new file, a new key) does not count.
 */
export const dataFormat = 1;

/** Kept by every version, for ever: `{"format": 1}`. A later one may add keys. */
const formatFile = 'data-format.json';

/** `none`: a new folder, or one from before there was this file. `damaged`: it is there and does not say a number. */
export type FoundFormat =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'known'; readonly number: number };

/** Which format a data folder has. Only reads. @throws what the file system says when it does not let us look (EACCES). */
export function readDataFormat(folder: string): FoundFormat {
  let text: string;
  try {
    text = readFileSync(join(folder, formatFile), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  const number = parseFormat(text);
  return number === null ? { kind: 'damaged' } : { kind: 'known', number };
}

/**
 * Writes down that the folder is now in our format, unless it says so already.
 *
 * A damaged mark (a stick pulled out, a full disk) is written anew and keeps nobody out: it tells only what an older Jarful
 * must not open, and every file of ours is checked by itself when it is read.
 *
 * @returns what to write into the log, null when there was nothing unusual. @throws when the folder cannot be written.
 */
export function markDataFormat(folder: string): string | null {
  const found = readDataFormat(folder);
  if (found.kind === 'known' && found.number === dataFormat) return null;
  writeOwnFileSync(join(folder, formatFile), `${JSON.stringify({ format: dataFormat })}\n`);
  return found.kind === 'damaged' ? `${join(folder, formatFile)} was damaged and has been written anew.` : null;
}

function parseFormat(text: string): number | null {
  try {
    const format: unknown = JSON.parse(text)?.format;
    return typeof format === 'number' && Number.isSafeInteger(format) && format > 0 ? format : null;
  } catch {
    return null;
  }
}
