/*
 * Runs a program with the Electron of this checkout, on a virtual screen where there is none:
 *
 *   node scripts/electron.mjs electron .             Electron itself
 *   node scripts/electron.mjs electron-vite dev      a tool that starts it
 *   node scripts/electron.mjs playwright test ...
 */
import { runWithElectron } from './electron/run-with-electron.mjs';
import { failWith } from './setup/plain-error.mjs';

const [program, ...args] = process.argv.slice(2);
try {
  process.exitCode = await runWithElectron(program, args);
} catch (error) {
  failWith(error);
}
