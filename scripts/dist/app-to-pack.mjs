import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';

/**
 * What electron-builder's `--prepackaged` wants: on a Mac the .app itself, elsewhere the folder around the program. Given
 * the folder, it packs a Mac app whose root is not an app, without a word.
 *
 * @param {'win' | 'mac' | 'linux'} system
 * @param {string} unpacked the folder that the target `dir` left
 */
export function appToPack(system, unpacked) {
  if (system !== 'mac') return unpacked;
  const app = readdirSync(unpacked).find((name) => name.endsWith('.app'));
  if (app === undefined) throw new PlainError(`There is no .app in ${unpacked}: the unpacked app was not built.`);
  return join(unpacked, app);
}
