import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PlainError } from './plain-error.mjs';
import { inProject } from './project.mjs';
import { lastWords, npmWords, runCommand, runNpm } from './run-command.mjs';

/**
 * Fetches one package from wherever npm is told to fetch from, checks it and unpacks it.
 *
 * @param {string} name with version: `libsql@0.5.29`
 * @param {string} integrity as a lock file has it: `sha512-...`
 * @param {string} folder where to; the package's files lie in `package/` inside it
 * @throws {PlainError} when it cannot be had, is not the file that was asked for, or cannot be unpacked
 */
export async function fetchPackage(name, integrity, folder) {
  await mkdir(folder, { recursive: true });
  const words = ['pack', name, '--pack-destination', folder, '--ignore-scripts'];
  const { code, stderr } = await runNpm(words, { cwd: inProject() });
  const packed = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || packed === undefined) {
    throw new PlainError(`${name} could not be fetched: check the network and npm's settings.\n${npmWords(stderr)}`);
  }
  if ((await hashFile(join(folder, packed))) !== integrity) {
    throw new PlainError(
      `The fetched ${name} is not the file that was asked for: run "npm cache verify" and the same command again, and if it happens twice do not trust the network.`,
    );
  }
  const untarred = await runCommand('tar', ['-xzf', packed], { cwd: folder });
  if (untarred.code !== 0) {
    throw new PlainError(
      `${name} could not be unpacked: see that tar is installed and the disk has 1 GB free.\n${lastWords(untarred.stderr)}`,
    );
  }
}

async function hashFile(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
