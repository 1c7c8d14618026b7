import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes what went wrong into the log file that the plain message to the person names. Never throws: a full disk must not
 * hide the first trouble behind a second one.
 */
export function writeTrouble(file: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${new Date().toISOString()} ${text}\n`);
  } catch {
    process.stderr.write(`${text}\n`);
  }
}
