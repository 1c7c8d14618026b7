/** The builder's configuration for all three systems, checked by the builder's own schema, where only one can be built. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let config: Awaited<ReturnType<typeof getConfig>>;

beforeAll(async () => {
  config = await getConfig(root, 'electron-builder.yml', null);
});

it('follows the schema of electron-builder', async () => {
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
});

it('names files that exist', () => {
  const named = [config.win?.icon, config.mac?.icon, config.linux?.icon, config.mac?.entitlements, config.afterPack];
  for (const file of named) expect(existsSync(resolve(root, String(file)))).toBe(true);
});

it('leaves Electron and certificates to the machine that builds', () => {
  expect(config.electronDist).toBeUndefined();
  expect(config.electronVersion).toBeUndefined();
  expect(JSON.stringify(config)).not.toMatch(/cscLink|certificateFile|password/i);
});

it('blows every fuse that would open the program', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

it('lays on a Mac no file into Contents/ that would break the signature, and on the others the licences beside the program', () => {
  expect(config.extraFiles).toBeUndefined();
  expect(config.mac?.extraFiles).toBeUndefined();
  for (const list of [config.mac?.extraResources, config.win?.extraFiles, config.linux?.extraFiles]) {
    expect(JSON.stringify(list)).toContain('THIRD-PARTY-NOTICES.txt');
  }
});

it('names the app to Windows as the app names itself', () => {
  const main = readFileSync(resolve(root, 'main/index.ts'), 'utf8');
  expect(main).toContain(`app.setAppUserModelId('${config.appId}')`);
});

it('tells a Mac why it would reach the local network', () => {
  expect(config.mac?.extendInfo).toMatchObject({ NSLocalNetworkUsageDescription: expect.stringContaining('Jarful') });
});
