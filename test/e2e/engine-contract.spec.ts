/** Electron keeps the contract that the fakes of the unit tests keep, so that they cannot lie. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { engineContract } from '../harness/engine-contract.ts';

test('Electron does what jars and panes count on, as the fakes do', async () => {
  const electron = process.env.ELECTRON_EXEC_PATH;
  if (!electron) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests by "npm run test:e2e".');
  const folder = await mkdtemp(join(tmpdir(), 'jarful-contract-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, '../harness/contract-app.ts'),
        outDir: folder,
        rolldownOptions: { external: ['electron'], output: { entryFileNames: 'app.mjs' } },
      },
    });
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = [join(folder, 'app.mjs'), ...asRoot, '--log-level=3', `--user-data-dir=${join(folder, 'data')}`];
    const { stdout } = await promisify(execFile)(electron, app);
    const results = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
    expect(results).toEqual(engineContract.map(({ name }) => ({ name, failure: null })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
