import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rooms = ['main', 'renderer', 'server'];
const english = 'en';
/** Read as a whole, by the names of the attacker's pages. */
const readWhole = ['attack.json'];

/**
 * Texts that no source names. A key counts as said where it stands in quotes, and where quotes, a template (`medium.${medium}`) or a
 * page's filter ('error.' | append: reason | append: '.title') make it of parts that are known words.
 *
 * @param {string} project the checkout
 * @returns {string[]} one line for each text that nobody says
 */
export function listUnsaidKeys(project) {
  const folder = join(project, 'languages', english);
  const files = readdirSync(folder).filter((file) => !readWhole.includes(file));
  const texts = rooms.flatMap((room) => readSources(join(project, room)));
  return files.flatMap((file) => {
    const keys = Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return findUnsaid(keys, texts).map((key) => `${english}/${file}: nobody says "${key}"`);
  });
}

/** @param {string[]} keys @param {string[]} texts of all sources @returns {string[]} the keys that none of them says */
export function findUnsaid(keys, texts) {
  const words = new Set(texts.flatMap(wordsOf));
  const made = texts.flatMap(patternsOf);
  const isMade = (key) =>
    made.some((pattern) => {
      const parts = pattern.exec(key);
      return parts?.slice(1).every((part) => words.has(part)) ?? false;
    });
  return keys.filter((key) => !words.has(key) && !isMade(key));
}

function readSources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|liquid)$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** What stands in quotes, and the names of properties. */
function wordsOf(text) {
  const quoted = [...text.matchAll(/(["'`])([\w.-]+)\1/g)].map(([, , word]) => word);
  const named = [...text.matchAll(/(?<![\w.])([\w-]+)\??: /g)].map(([, word]) => word);
  return [...quoted, ...named];
}

/** Keys that are put together, each as a pattern with a group for every part that is not said here. */
function patternsOf(text) {
  const templates = [...text.matchAll(/`([^`\n]*?\$\{[^`\n]*)`/g)]
    .map(([, template]) => template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/))
    .filter((parts) => /^[\w-]*\.[\w.-]*$/.test(parts.join('')));
  const filters = [...text.matchAll(/'([\w.-]+\.)' \| append: \w+(?: \| append: '([\w.]+)')?/g)].map(
    ([, before, after = '']) => [before, after],
  );
  return [...templates, ...filters].map(
    (parts) => new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`),
  );
}
