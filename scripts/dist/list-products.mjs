import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Writes SHA256SUMS (the form that `sha256sum --check` reads) and returns the listing that is printed.
 *
 * @param {string} folder dist/
 * @param {readonly string[]} files names inside it
 * @returns {Promise<string[]>} one line a file: size in MB, sum, name
 */
export async function listProducts(folder, files) {
  const lines = [];
  const sums = [];
  for (const name of [...files].sort()) {
    const sum = await hashFile(join(folder, name));
    sums.push(`${sum}  ${name}\n`);
    lines.push(`${inMegabytes(statSync(join(folder, name)).size)}  ${sum}  ${name}`);
  }
  if (sums.length > 0) writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return lines;
}

/** Size of a folder with all in it, bytes. */
export function measureFolder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

/** @param {number} bytes */
export function inMegabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1).padStart(6)} MB`;
}

async function hashFile(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
