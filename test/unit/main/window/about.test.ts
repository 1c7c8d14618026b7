import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Licences } from '../../../../main/window/about/licences.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-licences-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const licences = () =>
  new Licences({ app: join(folder, 'app'), bundle: join(folder, 'out'), electron: join(folder, 'electron') });

it('tells whose work is in it: the app, Electron, what was bundled, what lies beside, and the parts of Chromium', () => {
  put('app/LICENSE', 'MIT License');
  put('app/package.json', '{"dependencies":{"libsql":"1"}}');
  put('app/node_modules/libsql/package.json', '{"version":"1.0.0","license":"MIT","dependencies":{"deep":"2"}}');
  put('app/node_modules/libsql/LICENSE.md', 'libsql says');
  put('app/node_modules/deep/package.json', '{"version":"2.0.0","license":"ISC"}');
  put('out/main/licenses.json', '[{"name":"express","version":"5.0.0","identifier":"MIT","text":"express says"}]');
  put('out/renderer/licenses.json', '[{"name":"express","version":"5.0.0","identifier":"MIT","text":"express says"}]');
  put('electron/LICENSE.electron.txt', 'Electron says');
  put(
    'electron/LICENSES.chromium.html',
    '<span class="title">A &amp; B</span><label></label><div><pre>x &lt; y\n</pre></div><span class="title">C</span><pre>c</pre>',
  );
  const all = licences();
  expect(all.list().map(({ part, name, licence }) => `${part} ${name} ${licence}`.trim())).toEqual([
    'jarful Jarful MIT',
    'jarful Electron MIT',
    'package deep ISC',
    'package express MIT',
    'package libsql MIT',
    'chromium A & B',
    'chromium C',
  ]);
  expect(['libsql@1.0.0', 'deep@2.0.0', 'chromium-0'].map((id) => all.text(id))).toEqual([
    'libsql says',
    'ISC',
    'x < y',
  ]);
  expect(() => all.text('../../etc/passwd')).toThrow(expect.objectContaining({ code: 'no-such-file' }));
});

it('is silent about files that are not there', () => {
  expect(licences().list()).toEqual([]);
});
