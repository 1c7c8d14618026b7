import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Called by electron-builder when the app's folder stands, before fuses and packages: takes out Electron's default
 * app, which a folder of Electron that we handed over still holds, and which has no place in a product.
 */
export async function afterPack({ packager, appOutDir }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}

// biome-ignore lint/style/noDefaultExport: electron-builder loads a hook by its default export.
export default afterPack;
