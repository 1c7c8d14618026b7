/*
 * Builds what people install:  npm run dist -- [--win|--mac|--linux] [targets] [--x64|--arm64] [--dev-electron]
 * Without words: everything that this machine can make for itself. Ends with files, sizes and sums.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appToPack } from './dist/app-to-pack.mjs';
import { chooseElectron } from './dist/choose-electron.mjs';
import { inMegabytes, listProducts, measureFolder } from './dist/list-products.mjs';
import { planTargets } from './dist/plan-targets.mjs';
import { withPortableFolder } from './dist/portable-folder.mjs';
import { provideNativeParts } from './dist/provide-native-parts.mjs';
import { readWish } from './dist/read-wish.mjs';
import { runBuilder } from './dist/run-builder.mjs';
import { writeNotices } from './dist/write-notices.mjs';
import { buildApp } from './electron/build-app.mjs';
import { findElectron, wantedVersion } from './electron/find-electron.mjs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { inProject } from './setup/project.mjs';
import { findProgram } from './setup/system-libraries.mjs';

try {
  const host = { platform: process.platform, arch: process.arch, wantedVersion: wantedVersion() };
  const wish = readWish(process.argv.slice(2), host);
  const found = findElectron();
  if (found === null) throw new PlainError('There is no Electron yet: run "npm run setup".');
  const { electron, targets, remark } = chooseElectron(wish, found, host);
  if (remark !== null) console.log(remark);
  const { possible, lacking } = planTargets(
    { ...wish, targets },
    {
      platform: host.platform,
      hasTool: (name) => findProgram(name) !== null,
      appImageTools: Boolean(process.env.APPIMAGE_TOOLS_PATH) || found.origin !== 'fallback',
    },
  );
  console.log(
    `Jarful for ${wish.system} ${wish.arch}, with Electron ${electron.version}: ${possible.join(', ') || 'nothing'}`,
  );
  await provideNativeParts(wish);
  await buildApp();
  console.log(`Licences of ${writeNotices(inProject('.cache/dist/THIRD-PARTY-NOTICES.txt'))} packages written.`);
  const dist = inProject(wish.into);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await buildAll(wish, possible, electron);
  await report(dist, electron, lacking);
} catch (error) {
  failWith(error);
}

/** The unpacked app once, then each package from it. */
async function buildAll(wish, targets, electron) {
  if (targets.length === 0) return;
  await runBuilder(wish, 'dir', electron, null);
  const dist = inProject(wish.into);
  const unpacked = findUnpacked(dist);
  const name = `${unpacked}${electron.development ? '-dev-electron' : ''}`;
  renameSync(join(dist, unpacked), join(dist, name));
  for (const target of targets.filter((one) => one !== 'dir')) {
    await withPortableFolder({ system: wish.system, target, unpacked: join(dist, name) }, () =>
      runBuilder(wish, target, electron, appToPack(wish.system, join(dist, name))),
    );
  }
}

function findUnpacked(dist) {
  const folder = readdirSync(dist, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && /unpacked|^mac/.test(entry.name),
  );
  if (folder === undefined) throw new PlainError('electron-builder left no unpacked app behind.');
  return folder.name;
}

async function report(dist, electron, lacking) {
  const entries = readdirSync(dist, { withFileTypes: true });
  const products = entries.filter((entry) => entry.isFile() && !/\.(ya?ml|blockmap)$/.test(entry.name));
  console.log(`\nMade in ${dist}:`);
  for (const folder of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))) {
    const bare =
      electron.folder === null ? '' : ` (bare Electron: ${inMegabytes(measureFolder(electron.folder)).trim()})`;
    console.log(`${inMegabytes(measureFolder(join(dist, folder.name)))}  ${folder.name}/${bare}`);
  }
  for (const line of await listProducts(
    dist,
    products.map(({ name }) => name),
  ))
    console.log(line);
  for (const { target, reason, way } of lacking)
    console.log(`Not made: ${target}, because ${reason}. The way: ${way}.`);
}
