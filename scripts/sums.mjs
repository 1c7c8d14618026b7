/* Gathers what the systems built (dist/<system>/*) into dist/release/, with one SHA256SUMS over all. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listProducts } from './dist/list-products.mjs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { inProject } from './setup/project.mjs';

const release = inProject('dist', 'release');

try {
  rmSync(release, { recursive: true, force: true });
  const built = readdirSync(inProject('dist'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  mkdirSync(release);
  for (const { name } of built) {
    const products = readdirSync(inProject('dist', name), { withFileTypes: true });
    for (const product of products.filter((entry) => entry.isFile() && entry.name.startsWith('Jarful'))) {
      copyFileSync(inProject('dist', name, product.name), join(release, product.name));
    }
  }
  const names = readdirSync(release);
  if (names.length === 0) throw new PlainError('There is nothing in dist/ to release: run "npm run dist" first.');
  for (const line of await listProducts(release, names)) console.log(line);
} catch (error) {
  failWith(error);
}
