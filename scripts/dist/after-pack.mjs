import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a folder of Electron that we handed over may hold, and a product must not. */
const strays = ({ resources, folder }) => [join(resources, 'default_app.asar'), join(folder, 'jarful-electron.json')];

/** electron-builder's numbers for the processors (its enum Arch). */
const archNames = { 1: 'x64', 3: 'arm64' };

/**
 * Called by electron-builder when the app's folder stands, before fuses and packages: takes out Electron's
 * default app and the record of our development copy, and native parts for
 * another processor, which lie in node_modules when it was built on one. A universal app for the Mac needs both.
 */
export async function afterPack({ packager, appOutDir, arch, electronPlatformName }) {
  const resources = packager.getResourcesDir(appOutDir);
  for (const stray of strays({ resources, folder: appOutDir })) await rm(stray, { force: true });
  if (electronPlatformName !== 'darwin')
    await dropForeignParts(join(resources, 'app.asar.unpacked/node_modules/@libsql'), archNames[arch]);
}

async function dropForeignParts(folder, arch) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => !one.split('-').includes(arch)))
    await rm(join(folder, name), { recursive: true });
}

// biome-ignore lint/style/noDefaultExport: electron-builder loads a hook by its default export.
export default afterPack;
