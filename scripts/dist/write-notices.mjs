import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from '../setup/plain-error.mjs';
import { inProject } from '../setup/project.mjs';

/** @typedef {{ name: string, version: string, identifier: string, text: string }} Licence */

/**
 * Writes the licences of everything in the package that others wrote: what the bundler says it took in (out/.../licenses.json)
 * and the packages that are shipped beside the bundle. Electron and Chromium bring files of their own.
 *
 * @param {string} file where to
 * @returns {number} how many packages
 */
export function writeNotices(file) {
  const licences = new Map();
  for (const licence of [...readBundled(), ...readShipped()])
    licences.set(`${licence.name}@${licence.version}`, licence);
  const sorted = [...licences.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const missing = sorted.filter(({ text, identifier }) => text === '' && identifier === '');
  if (missing.length > 0) {
    throw new PlainError(
      `No licence was found for ${missing.map(({ name }) => name).join(', ')}: it must not be shipped before there is one.`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${[head, ...sorted.map(formatLicence)].join(`\n${'-'.repeat(80)}\n`)}\n`);
  return sorted.length;
}

const head = `Jarful is made with the work of many others. These are their packages and licences.
Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html.`;

/** @param {Licence} licence */
function formatLicence({ name, version, identifier, text }) {
  return `${name} ${version} (${identifier || 'see below'})\n\n${text.trim() || `Licensed under ${identifier}.`}`;
}

function readBundled() {
  return ['main', 'preload', 'renderer'].flatMap((part) => {
    const file = inProject('out', part, 'licenses.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).map(readEntry) : [];
  });
}

function readEntry({ name, version, identifier, text }) {
  if (identifier || text) return { name, version, identifier: identifier ?? '', text: text ?? '' };
  return { name, version, ...readOldLicence(inProject('node_modules', name)) };
}

/**
 * The licence of a package from before 2015: a list in its manifest, and its words at the end of its readme.
 *
 * @param {string} folder the package's
 * @returns {{ identifier: string, text: string }} empty where there is none
 */
export function readOldLicence(folder) {
  const { licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const readme = readdirSync(folder).find((name) => /^readme(\.\w+)?$/i.test(name));
  const [, text = ''] = (readme ? readFileSync(join(folder, readme), 'utf8') : '').split(/^(?:#+ *)?licen[cs]e *$/im);
  const types = Array.isArray(licenses) ? licenses.map(({ type }) => type) : [];
  return { identifier: types.join(' OR '), text: text.replace(/^\s*=+/, '').trim() };
}

/** The `dependencies` of package.json and all that they depend on, as they lie in node_modules. */
function readShipped() {
  const found = new Map();
  const visit = (name) => {
    const folder = inProject('node_modules', name);
    if (found.has(name) || !existsSync(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(name, { name, version: manifest.version, identifier: manifest.license ?? '', text: readText(folder) });
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(next);
  };
  const { dependencies } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) visit(name);
  return [...found.values()];
}

function readText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
}
