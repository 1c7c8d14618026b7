/* Draws build/icon.svg at every size that the three systems ask for. Run it after a change of the drawing. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runWithElectron } from './electron/run-with-electron.mjs';
import { makeIcns, makeIco } from './icons/icon-files.mjs';
import { failWith, PlainError } from './setup/plain-error.mjs';
import { inProject } from './setup/project.mjs';

const sizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const folder = inProject('build', 'icons');

try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const words = [inProject('scripts', 'icons'), '--', inProject('build', 'icon.svg'), folder, ...sizes.map(String)];
  const code = await runWithElectron('electron', words, { ownScreen: true });
  if (code !== 0) throw new PlainError('The icon could not be drawn: see what Electron says above.');
  const pictures = sizes.map((size) => ({ size, png: readFileSync(`${folder}/${size}x${size}.png`) }));
  writeFileSync(inProject('build', 'icon.ico'), makeIco(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(inProject('build', 'icon.icns'), makeIcns(pictures));
  // 1024 px is Apple's alone; Linux desktops know no such folder.
  rmSync(`${folder}/1024x1024.png`);
  console.log(`Drawn: ${sizes.length} sizes, icon.ico, icon.icns`);
} catch (error) {
  failWith(error);
}
