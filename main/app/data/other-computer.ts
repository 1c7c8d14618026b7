import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeOwnFileSync } from '../../../server/session-server.ts';

/** Chromium's lock on a data folder. */
export const lockFile = 'SingletonLock';

/** Says on which computer the folder is open, where Chromium's lock does not. */
const holderFile = 'open-on.json';

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

/** Writes down that the folder is open here. To be called with the lock. @throws when it cannot be written */
export function noteHolder(dataFolder: string, ours = hostname()): void {
  writeOwnFileSync(join(dataFolder, holderFile), `${JSON.stringify({ computer: ours })}\n`);
}

export function forgetHolder(dataFolder: string): void {
  rmSync(join(dataFolder, holderFile), { force: true });
}

/**
 * The other computer that has the lock which could not be had; null when it is a Jarful on this one. On Windows the lock on a folder
 * that lies on the network cannot be had either, and there is no window to bring to the front.
 */
export function readOtherHolder(dataFolder: string, ours = hostname()): string | null {
  try {
    const computer: unknown = JSON.parse(readFileSync(join(dataFolder, holderFile), 'utf8'))?.computer;
    return typeof computer === 'string' && computer !== '' && computer !== ours ? computer : null;
  } catch {
    return null;
  }
}
