import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Where scripts/test-dist.mjs lets its packages be built; `older` has a lower version, for the upgrade. */
export const builds = { current: join(root, 'dist/tested'), older: join(root, 'dist/older') };

/** The unpacked app of a build. @param folder one of `builds` */
export function findUnpackedApp(folder: string): string {
  return join(folder, findOne(folder, /unpacked/));
}

/** The one file of a build with this ending. @throws Error when there is none. */
export function findPackage(folder: string, ending: string): string {
  return join(folder, findOne(folder, new RegExp(`\\.${ending}$`)));
}

function findOne(folder: string, name: RegExp): string {
  const found = readdirSync(folder).find((entry) => name.test(entry));
  if (found === undefined) throw new Error(`Nothing like ${name} in ${folder}: run "npm run test:dist".`);
  return found;
}
