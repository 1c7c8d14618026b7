/* Builds the app and runs Playwright in it, on a screen of its own. Arguments go to Playwright. */
import { buildApp } from './electron/build-app.mjs';
import { runWithElectron } from './electron/run-with-electron.mjs';
import { failWith } from './setup/plain-error.mjs';

try {
  await buildApp();
  process.exitCode = await runWithElectron('@playwright/test', ['test', ...process.argv.slice(2)], { ownScreen: true });
} catch (error) {
  failWith(error);
}
