import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Apple's key for notarising is wanted as a file; a secret of a build service is a text. Writes the one from the other
 * for as long as `work` runs, readable by us alone.
 *
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the environment to hand on
 * @returns {Promise<T>}
 */
export async function withSigningKey(env, work) {
  if (!env.APPLE_API_KEY?.includes('PRIVATE KEY')) return work(env);
  const folder = mkdtempSync(join(tmpdir(), 'jarful-key-'));
  const file = join(folder, 'key.p8');
  try {
    writeFileSync(file, env.APPLE_API_KEY, { mode: 0o600 });
    return await work({ ...env, APPLE_API_KEY: file });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
