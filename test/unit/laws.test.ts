/**
 * Laws 1 to 4 of the house (docs/decisions/rings.md): no circle of files, floors of rooms, one owner of the browsers, Electron
 * at the edge. Each is also shown to find an offence that is planted here.
 */
import { describe, expect, it } from 'vitest';
import { circlesIn, knowsElectron, touchesBrowsers, upwardArrows } from './house-laws.ts';
import { readImports, readSources, type Source } from './read-sources.ts';

const main = readSources('main');
const renderer = readSources('renderer');
const server = readSources('server');
const plant = (file: string, text: string): Source => ({ file, text });

describe('no circle of files, types included', () => {
  it.each([
    ['server', server],
    ['main', main],
    ['renderer', renderer],
  ])('in %s/', (_ring, sources) => {
    expect(circlesIn(sources)).toEqual([]);
  });

  it('is found by way of types too', () => {
    const planted = [
      plant('main/a.ts', "import type { B } from './b.ts';"),
      plant('main/b.ts', "import { c } from './c.ts';"),
      plant('main/c.ts', "export type * from './a.ts';"),
      plant('main/d.ts', "import './a.ts';"),
    ];
    expect(circlesIn(planted)).toEqual(['main/a.ts <-> main/b.ts <-> main/c.ts']);
  });
});

describe('rooms have a floor, an arrow goes down only', () => {
  it('in main/', () => expect(upwardArrows('main', main)).toEqual([]));
  it('in renderer/', () => expect(upwardArrows('renderer', renderer)).toEqual([]));

  it('and an upward arrow is found, a type too, and a room without a floor', () => {
    const planted = [
      plant('main/shop/till.ts', "import type { Jar } from '../browsers/jars/jar.ts';"),
      plant('main/cellar/rat.ts', ''),
    ];
    expect(upwardArrows('main', planted)).toEqual([
      'main/cellar/rat.ts is in no room',
      'main/shop/till.ts -> main/browsers/jars/jar.ts',
    ]);
  });

  it('main/shared/ stands on nothing: no Electron, Node, React, and of server/ its types', () => {
    const strangers = main
      .filter(({ file }) => file.startsWith('main/shared/'))
      .flatMap(readImports)
      .filter(({ specifier, target, typeOnly }) =>
        target === null ? /^(?:node:|electron|react)/.test(specifier) : !target.startsWith('main/shared/') && !typeOnly,
      );
    expect(strangers.map(({ file, specifier }) => `${file} -> ${specifier}`)).toEqual([]);
  });
});

describe('one owner: only browsers/ touches a partition, its cookies or a view', () => {
  /** All but the first: the window's own partition. */
  const owners = [
    'main/browsers/',
    'main/window/shell/electron-overlay.ts',
    'main/window/shell/electron-trainer-window.ts',
    'main/window/shell/shell-window.ts',
    'main/window/shell/shell-scheme.ts',
  ];
  it('in main/', () => expect(touchesBrowsers(main, owners)).toEqual([]));

  it('and somebody who reaches past it is found', () => {
    const planted = [
      plant('main/lessons/thief.ts', 'await jar.partition.cookies.get({});'),
      plant('main/lessons/honest.ts', '// jar.partition belongs to the jar'),
    ];
    expect(touchesBrowsers(planted, owners)).toEqual(['main/lessons/thief.ts']);
  });
});

describe('Electron at the edge', () => {
  /** The edge: what turns Electron into the small interfaces that everything else knows. */
  const edge = [
    'main/index.ts',
    'main/app/boot/refuse-data-folder.ts',
    'main/app/boot/refuse-start.ts',
    'main/app/boot/start-app.ts',
    'main/browsers/engine/electron-activity.ts',
    'main/browsers/engine/electron-cookies.ts',
    'main/browsers/engine/electron-devtools.ts',
    'main/browsers/engine/electron-dialogs.ts',
    'main/browsers/engine/electron-download.ts',
    'main/browsers/engine/electron-engine.ts',
    'main/browsers/engine/electron-keyboard.ts',
    'main/browsers/engine/electron-memory.ts',
    'main/browsers/engine/electron-partition.ts',
    'main/browsers/engine/electron-request.ts',
    'main/browsers/engine/electron-throwaway.ts',
    'main/browsers/engine/electron-view-events.ts',
    'main/browsers/engine/electron-view.ts',
    'main/browsers/engine/stay-off-proxies.ts',
    'main/browsers/security/harden-contents.ts',
    'main/browsers/security/harden-partition.ts',
    'main/browsers/security/safe-web-preferences.ts',
    'main/window/ipc/electron-requests.ts',
    'main/window/menus/native-menus.ts',
    'main/window/preload/shell.ts',
    'main/window/shell/electron-desktop.ts',
    'main/window/shell/electron-overlay.ts',
    'main/window/shell/electron-shell-host.ts',
    'main/window/shell/electron-trainer-window.ts',
    'main/window/shell/open-pane-window.ts',
    'main/window/shell/shell-scheme.ts',
    'main/window/shell/shell-window.ts',
  ];

  it('in main/', () => {
    expect(knowsElectron(main).filter((file) => !edge.includes(file))).toEqual([]);
  });

  it('and somebody who knows it is found, by its types alone too', () => {
    const planted = [
      plant('main/lessons/a.ts', "import type { Cookie } from 'electron';"),
      plant('main/lessons/b.ts', 'function write(cookie: Electron.Cookie) {}'),
      plant('main/lessons/c.ts', "import { parse } from './electron.ts';"),
    ];
    expect(knowsElectron(planted)).toEqual(['main/lessons/a.ts', 'main/lessons/b.ts']);
  });
});

it('files of Jarful’s own are written by one writer, which waits for who holds them', () => {
  /** The media write sessions by their own rules; a log is only added to. */
  const writers = ['server/own-file.ts', 'server/defence/installation.ts'];
  const past = [...server, ...main].filter(({ text }) =>
    /write-file-atomic|\bwriteFile(?:Sync)?\(|\brenameSync\(/.test(text),
  );
  expect(past.map(({ file }) => file).filter((file) => !writers.includes(file))).toEqual([]);
});

it('the window reaches main/ through main/shared/ alone', () => {
  const past = renderer
    .flatMap(readImports)
    .filter(({ target }) => target?.startsWith('main/') && !target.startsWith('main/shared/'));
  expect(past.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
});
