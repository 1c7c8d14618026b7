/*
 * What `electron <folder>` runs where Electron's own default_app.asar is missing: reads the folder's package.json and
 * becomes that app. It must be an ES module with an awaited import at its top level: otherwise `ready` fires before
 * the app's own main module has run, and what must happen before it (custom schemes) throws.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const words = process.argv.slice(1);
const preloads = [];
let folder = null;
for (let i = 0; i < words.length && folder === null; i += 1) {
  const word = words[i];
  if (word === '--version') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (word === '-r' || word === '--require') {
    i += 1;
    preloads.push(words[i]);
  } else if (!word.startsWith('-')) {
    folder = resolve(word);
  }
}
if (folder === null) {
  process.stderr.write('Say which app to start: electron <folder>\n');
  process.exit(1);
}

const load = createRequire(import.meta.url);
for (const preload of preloads) load(resolve(preload));

// What Electron sets for an app that is not packaged; app.isPackaged and Playwright rely on it.
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

const manifest = readManifest(folder);
if (manifest?.version) app.setVersion(manifest.version);
if (manifest !== null) app.setName(manifest.productName ?? manifest.name);
const entry = Module._resolveFilename(folder, null, true);
app.setAppPath(manifest === null ? dirname(entry) : folder);
try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
}

function readManifest(path) {
  try {
    return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  } catch {
    return null;
  }
}
