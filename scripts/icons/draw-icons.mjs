/*
 * An Electron app without a window to see: draws an SVG at several sizes and writes the PNG files. Chromium is the
 * rasteriser, since it is here anyway and draws as people will see it.
 *
 *   electron scripts/icons <source.svg> <folder> <size>...
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const [source, folder, ...sizes] = process.argv.slice(process.argv.indexOf('--') + 1);

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('about:blank');
  const picture = `data:image/svg+xml;base64,${readFileSync(source).toString('base64')}`;
  for (const size of sizes.map(Number)) {
    const drawn = await window.webContents.executeJavaScript(`(${draw})(${JSON.stringify(picture)}, ${size})`);
    writeFileSync(join(folder, `${size}x${size}.png`), Buffer.from(drawn.split(',')[1], 'base64'));
  }
  app.quit();
});

/** Runs in the page. @param {string} address of the picture @param {number} size px */
async function draw(address, size) {
  const image = new Image(size, size);
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png');
}
