import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from '../setup/project.mjs';

/** Commands that are not called like their package. */
const commandNames = { '@biomejs/biome': 'biome', typescript: 'tsc', '@playwright/test': 'playwright' };

/**
 * The script behind an installed package's command, to be run by Node itself: the wrappers in node_modules/.bin are
 * shell scripts on one system and .cmd files on another.
 *
 * @param {string} name of the package, e.g. "electron-vite"
 */
export function findCommand(name) {
  const manifest = inProject('node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[commandNames[name] ?? name]);
}
