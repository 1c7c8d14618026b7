/* Builds the app and opens it. What follows the command is handed to the app: npm start -- --jarful-port=0 */

import { buildApp } from './electron/build-app.mjs';
import { runWithElectron } from './electron/run-with-electron.mjs';
import { failWith } from './setup/plain-error.mjs';

try {
  await buildApp();
  process.exitCode = await runWithElectron('electron', ['.', ...process.argv.slice(2)]);
} catch (error) {
  failWith(error);
}
