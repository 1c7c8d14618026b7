import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the program it makes Jarful portable (main/app/data/data-folder.ts). */
const name = 'jarful-data';

/** On a Mac a program from a stick is moved elsewhere by the system before it runs. */
const portable = { win: ['zip'], linux: ['zip'], mac: [] };

/**
 * Lets the zip, which is what goes onto a USB stick, carry the empty folder that keeps the data beside the program. All packages
 * are made from one unpacked app, so it lies there only while the zip is made.
 *
 * @template T
 * @param {{ system: 'win' | 'mac' | 'linux', target: string, unpacked: string }} pack
 * @param {() => Promise<T>} build
 * @returns {Promise<T>}
 */
export async function withPortableFolder({ system, target, unpacked }, build) {
  if (!portable[system].includes(target)) return build();
  mkdirSync(join(unpacked, name));
  try {
    return await build();
  } finally {
    rmdirSync(join(unpacked, name));
  }
}
