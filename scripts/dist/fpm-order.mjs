import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Switches without a value. */
const bare = new Set(['--force', '--debug']);

/**
 * @typedef {object} FpmOrder
 * @property {string} type `deb` or `rpm`
 * @property {Record<string, string>} options by long name without dashes; of a repeated one the last
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {readonly { from: string, to: string }[]} files what goes where in the installed system
 */

/**
 * Reads the words that electron-builder says to fpm.
 *
 * @param {readonly string[]} words
 * @returns {FpmOrder}
 */
export function readFpmOrder(words) {
  const options = {};
  const depends = [];
  const recommends = [];
  const files = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (bare.has(word)) continue;
    if (!word.startsWith('-')) {
      // The source may hold a "="; where it goes never does.
      const split = word.lastIndexOf('=');
      files.push({ from: word.slice(0, split), to: word.slice(split + 1) });
      continue;
    }
    i += 1;
    if (word === '-d') depends.push(words[i]);
    else if (word === '--deb-recommends') recommends.push(words[i]);
    else options[word.replace(/^-+/, '')] = words[i];
  }
  return { type: options.t, options, depends, recommends, files };
}

/** Lays the files out as they will lie in the installed system. @param {FpmOrder} order @param {string} root */
export function layOut({ files }, root) {
  for (const { from, to } of files) {
    const place = join(root, to);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(from, place, { recursive: true, verbatimSymlinks: true });
  }
}

/** The description as its first line and the rest. */
export function splitDescription(text = '') {
  const [summary = '', ...rest] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { summary, rest };
}
