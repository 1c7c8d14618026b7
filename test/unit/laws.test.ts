/**
 * Laws of the house (docs/decisions/rings.md): no circle of files, floors of rooms, one owner of the browsers, Electron at the
 * edge, one rule for who somebody is, texts from the messages, casts that tell the truth. Each is also shown to find an offence that
 * is planted here. What an addition touches: places.test.ts. Lengths and colours: literals.test.ts. Slices of the state:
 * main/bench-news.test.ts, main/menu-bar.test.ts and renderer/redraws.test.tsx.
 */
import { describe, expect, it } from 'vitest';
import troubles from '../../languages/en/troubles.json' with { type: 'json' };
import { mediumNames } from '../../server/session-types.ts';
import {
  circlesIn,
  knowsElectron,
  knowsUserAgents,
  lyingCasts,
  saidPlainly,
  touchesBrowsers,
  upwardArrows,
  wordsInTroubles,
} from './house-laws.ts';
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

it('the stores know sessions and what goes wrong, and nothing of the requests that ask them', () => {
  const outward = server
    .filter(({ file }) => file.startsWith('server/store/'))
    .flatMap(readImports)
    .filter(({ target }) => target?.startsWith('server/') && !target.startsWith('server/store/'));
  const words = ['server/session-types.ts', 'server/trouble.ts'];
  expect(outward.filter(({ target }) => target !== null && !words.includes(target)).map(({ file }) => file)).toEqual(
    [],
  );
});

describe('one owner: only browsers/ touches a partition, its cookies or a view', () => {
  /** All but the first: the window's own partition. */
  const owners = [
    'main/browsers/',
    'main/window/shell/electron-overlay.ts',
    'main/window/shell/shell-window.ts',
    'main/window/shell/shell-scheme.ts',
  ];
  it('in main/', () => expect(touchesBrowsers(main, owners)).toEqual([]));
  it('and nobody is excused who does not', () => {
    const touching = touchesBrowsers(main, []);
    expect(owners.filter((owner) => !touching.some((file) => file.startsWith(owner)))).toEqual([]);
  });

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
    'main/browsers/engine/electron-print-page.ts',
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
    const knowing = knowsElectron(main);
    expect(knowing.filter((file) => !edge.includes(file))).toEqual([]);
    expect(edge.filter((file) => !knowing.includes(file))).toEqual([]);
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

describe('one rule says who somebody is: everything else holds a visitor’s id', () => {
  const mayKnow = [
    // Who sends it.
    'main/browsers/',
    // The rule, what it is given, and where the two meet.
    'main/network/visitors/',
    'main/shared/visitor-id.ts',
    'main/app/boot/',
    // The server's breakpoints know nobody by another name.
    'main/shop/breakpoints/',
    // A header like others, in a request that is sent again, copied or read from a file.
    'main/exchanges/',
    // It has to be given where the languages are.
    'main/network/traffic/watch-network.ts',
  ];
  it('in main/ and renderer/', () => {
    const others = knowsUserAgents([...main, ...renderer]).filter(
      (file) => !mayKnow.some((place) => file.startsWith(place)),
    );
    expect(others).toEqual([]);
  });

  it('and somebody who goes by the user agent is found', () => {
    const planted = [
      plant('main/lessons/a.ts', 'if (record.who.agent === jar.agent) found(record);'),
      plant('renderer/log/b.ts', 'const { userAgent } = exchange;'),
      plant('main/lessons/c.ts', 'const { who: { agent, address } } = record;'),
      plant('main/lessons/d.ts', '// the agent of an estate'),
    ];
    expect(knowsUserAgents(planted)).toEqual(['main/lessons/a.ts', 'renderer/log/b.ts', 'main/lessons/c.ts']);
  });
});

describe('texts come from the messages', () => {
  /** Names, keys and words of the standards. */
  const names = ['Jarful', 'Esc', 'SameSite', 'Set-Cookie:', 'localhost', 'localhost:8000'];
  it('in the elements of the window', () => {
    const elements = renderer.filter(({ file }) => file.endsWith('.tsx'));
    expect(saidPlainly(elements, names)).toEqual([]);
  });

  it('and what is said in English is found', () => {
    const planted = plant(
      'renderer/a.tsx',
      `const a = <p title="Close">Open {b ? 'the jar is empty' : 'no'} <b>Esc</b></p>;
       const c = () => { throw new Error('nobody is there'); };`,
    );
    expect(saidPlainly([planted], names)).toEqual([
      'renderer/a.tsx: Close',
      'renderer/a.tsx: Open',
      'renderer/a.tsx: the jar is empty',
    ]);
  });
});

describe('what goes wrong is a key and values, and no value is a word', () => {
  const keys = Object.keys(troubles);
  it('in server/', () => {
    const names = [...mediumNames, 'Redis'];
    const words = wordsInTroubles(server, keys).filter((found) => !names.some((name) => found.endsWith(`: ${name}`)));
    expect(words).toEqual([]);
  });

  it('and a planted word is found', () => {
    const planted = plant('server/a.ts', "throw new StoreFailed('files.folder', { folder, reason: 'disk full' });");
    expect(wordsInTroubles([planted], keys)).toEqual(['server/a.ts: disk full']);
  });
});

describe('no cast lies', () => {
  const makers = [
    // Ids are made here.
    'main/shared/visitor-id.ts',
    'main/shared/exchange-id.ts',
    'main/workspace/bench/bench-jars.ts',
    'main/workspace/bench/people-and-panes.ts',
    'server/store/session-key.ts',
    // Read off what was checked: by a schema, or by whoever wrote the row.
    'main/window/ipc/schemas.ts',
    'main/browsers/jars/kept-people.ts',
    'main/exchanges/inspector-schema.ts',
    'main/exchanges/read-har.ts',
    'server/store/',
    // Libraries whose types say less, or more, than is so; each says at the place what is.
    'server/defence/installation.ts',
    'server/routes/addresses.ts',
  ];
  it('in any ring', () => expect(lyingCasts([...server, ...main, ...renderer], makers)).toEqual([]));

  it('and one that does is found', () => {
    const planted = [
      plant('main/a.ts', "import { b as JarId } from './b.ts';\nconst nobody = '' as JarId;"),
      plant('renderer/c.ts', "say(key + '.title' as MessageKey); // as any"),
      plant('main/d.ts', 'const lie = record as unknown as Jar;'),
    ];
    expect(lyingCasts(planted, makers)).toEqual([
      'main/a.ts: as JarId',
      'renderer/c.ts: as MessageKey',
      'main/d.ts: as unknown as Jar',
    ]);
  });
});
