/** What lies in the package, and which of Electron's fuses are blown in its executable. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { measureFolder } from '../../scripts/dist/list-products.mjs';
import { chromiumLanguages } from '../../scripts/dist/run-builder.mjs';
import { findElectron } from '../../scripts/electron/find-electron.mjs';
import { builds, findUnpackedApp } from './built-package.ts';

const app = findUnpackedApp(builds.current);
const asar = join(app, 'resources/app.asar');
const inside = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
const root = resolve(import.meta.dirname, '../..');
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
/** How the wire in the executable spells it: the characters 0 and 1. */
const fuse = { off: 48, on: 49 };
const megabyte = 1_000_000;

describe('the package', () => {
  it('holds the built app, the server’s own source and its pages', () => {
    for (const file of ['/package.json', '/out/main/index.js', '/out/preload/shell.cjs', '/out/renderer/index.html']) {
      expect(inside).toContain(file);
    }
    expect(inside).toContain('/server/session-server.ts');
    expect(inside.some((name) => /^\/server\/site\/views\/.*\.liquid$/.test(name))).toBe(true);
  });

  it('holds every language and every lesson that there is, and beside the program what administrators need', () => {
    for (const folder of ['languages', 'lessons'])
      for (const file of filesIn(join(root, folder)).filter((name) => !name.endsWith('README.md')))
        expect(inside).toContain(`/${folder}/${file}`);
    expect(readdirSync(join(app, 'policy'))).toEqual(['policy.schema.json']);
  });

  it('holds no source map, test, document or tool of ours', () => {
    const strays = inside.filter((name) =>
      /\.map$|^\/(test|docs|scripts|main|renderer|build)\/|README\.md$/.test(name),
    );
    expect(strays).toEqual([]);
  });

  it('names an entry and a version, and none of what it was built with', () => {
    const manifest = JSON.parse(extractFile(asar, 'package.json').toString());
    expect(manifest).toMatchObject({ main: 'out/main/index.js', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(manifest.devDependencies).toBeUndefined();
  });

  it('is at most 16 MB larger than the Electron inside', () => {
    const added = ['app.asar', 'app.asar.unpacked'].map((name) => join(app, 'resources', name)).filter(existsSync);
    const size = added.reduce(
      (sum, path) => sum + (statSync(path).isDirectory() ? measureFolder(path) : statSync(path).size),
      0,
    );
    expect(size / megabyte).toBeLessThan(16);
    // Locales are pruned, so the whole is smaller than what it was made from.
    expect(measureFolder(app)).toBeLessThan(measureFolder(findElectron()?.folder ?? '') + 16 * megabyte);
  });

  it('has the native library of the database beside the archive, for this machine alone', () => {
    const parts = readdirSync(join(app, 'resources/app.asar.unpacked/node_modules/@libsql'));
    expect(parts).toEqual([`linux-${process.arch}-gnu`]);
    expect(
      existsSync(join(app, 'resources/app.asar.unpacked/node_modules/@libsql', parts[0] ?? '', 'index.node')),
    ).toBe(true);
  });

  it('keeps of Chromium’s languages what we translate', () => {
    const ours = chromiumLanguages();
    const strange = readdirSync(join(app, 'locales')).filter((name) => !ours.some((tag) => name.startsWith(tag)));
    expect(strange).toEqual([]);
  });

  it('carries neither Electron’s default app nor the mark of our development copy', () => {
    expect(existsSync(join(app, 'resources/default_app.asar'))).toBe(false);
    expect(existsSync(join(app, 'jarful-electron.json'))).toBe(false);
  });

  it('brings the licence of every package that it ships', () => {
    const notices = readFileSync(join(app, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['express', 'express-session', 'libsql', 'liquidjs', 'react', 'react-aria-components', 'zod']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
    expect(existsSync(join(app, 'LICENSE.txt'))).toBe(true);
    expect(existsSync(join(app, 'LICENSES.chromium.html'))).toBe(true);
  });
});

describe('the fuses of the executable', () => {
  it.each([
    ['RunAsNode', fuse.off],
    ['EnableNodeOptionsEnvironmentVariable', fuse.off],
    ['EnableNodeCliInspectArguments', fuse.off],
    ['EnableEmbeddedAsarIntegrityValidation', fuse.on],
    ['OnlyLoadAppFromAsar', fuse.on],
    ['GrantFileProtocolExtraPrivileges', fuse.off],
    ['LoadBrowserProcessSpecificV8Snapshot', fuse.off],
  ] as const)('%s', async (name, state) => {
    const wire = await getCurrentFuseWire(resolve(app, 'jarful'));
    expect(wire[FuseV1Options[name]]).toBe(state);
  });
});
