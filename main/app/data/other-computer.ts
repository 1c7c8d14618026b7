import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Chromium's lock on a data folder. */
export const lockFile = 'SingletonLock';

/**
 * The other computer on which a Jarful has this data folder open (a home that two computers share), or had when it was cut off;
 * null when it is none. To be asked before Electron takes the lock: it takes another computer's without a word.
 *
 * Chromium's lock is a link that leads to "host-process" on Linux and macOS. On Windows it does not tell who has it: null.
 */
export function findOtherComputer(dataFolder: string, ours = hostname()): string | null {
  try {
    const holder = /^(.+)-\d+$/.exec(readlinkSync(join(dataFolder, lockFile)))?.[1];
    return holder === undefined || holder === ours ? null : holder;
  } catch {
    return null;
  }
}
