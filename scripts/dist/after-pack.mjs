import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a folder of Electron that we handed over may hold, and a product must not. */
const strays = ({ resources, folder }) => [join(resources, 'default_app.asar'), join(folder, 'jarful-electron.json')];

/**
 * Called by electron-builder when the app's folder stands, before fuses and packages: takes out Electron's
 * default app and the record of our development copy.
 */
export async function afterPack({ packager, appOutDir }) {
  const resources = packager.getResourcesDir(appOutDir);
  for (const stray of strays({ resources, folder: appOutDir })) await rm(stray, { force: true });
}

// biome-ignore lint/style/noDefaultExport: electron-builder loads a hook by its default export.
export default afterPack;
