/*
 * Fetches the official Electron's archive into @electron/get's cache, in a process of its own: it tells its parent how
 * many bytes have come, ends when its parent does, and leaves nothing in the temporary folder.
 *
 *   node scripts/setup/fetch-electron.mjs <version> <folder for what is half fetched>
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { downloadArtifact } from '@electron/get';
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';

const [version, half] = process.argv.slice(2);
process.on('exit', () => rmSync(half, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy, npm_config_https_proxy, npm_config_proxy } = process.env;
// npm puts its own settings into the environment of a script; without them the agent reads HTTPS_PROXY and NO_PROXY.
const npmProxy = npm_config_https_proxy ?? npm_config_proxy;
const named = HTTPS_PROXY ?? https_proxy ?? npmProxy;
if (named || HTTP_PROXY || http_proxy) {
  setGlobalDispatcher(
    new EnvHttpProxyAgent({
      ...(named && { httpsProxy: named }),
      ...(npmProxy && { httpProxy: HTTP_PROXY ?? http_proxy ?? npmProxy }),
    }),
  );
}

let told = 0;
try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    force: process.env.force_no_cache === 'true',
    cacheRoot: process.env.electron_config_cache,
    tempDirectory: half,
    checksums: process.env.electron_use_remote_checksums
      ? undefined
      : createRequire(import.meta.url)('electron/checksums.json'),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async ({ transferred, total }) => {
        // Often enough for a line a second and for a watch over stalls, and far less often than chunks come.
        if (Date.now() - told < 200 && transferred !== total) return;
        told = Date.now();
        // A parent that has just gone is told by 'disconnect'.
        if (process.connected) process.send({ transferred, total }, () => undefined);
      },
    },
  });
  process.exit(0);
} catch (error) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    process.stderr.write(`${cause.name}: ${cause.code ?? ''} ${cause.message}\n`);
  }
  process.exit(1);
}
