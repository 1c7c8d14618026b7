import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fallback } from '../setup/electron-fallback.mjs';
import { fetchPackage } from '../setup/fetch-package.mjs';
import { inProject } from '../setup/project.mjs';

/** Of the package that has the fall-back's typings: never installed, since its install script downloads a binary. */
const integrity = 'sha512-SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==';

/**
 * Brings the typings of the Electron that runs where the current one cannot be downloaded, so that main/ is checked
 * against both: what is younger than the fall-back does not compile here, what the current one has lost does not there.
 */
export async function provideFallbackTypings() {
  const folder = inProject('.cache', 'electron-33');
  const typings = join(folder, 'electron.d.ts');
  if (existsSync(typings)) return;
  const work = inProject('.cache', 'electron-33-package');
  rmSync(work, { recursive: true, force: true });
  await fetchPackage(`electron@${fallback.version}`, integrity, work);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(work, 'package', 'electron.d.ts'), `${typings}.half`);
  renameSync(`${typings}.half`, typings);
  rmSync(work, { recursive: true, force: true });
}
