/** The rules of the house that a compiler does not know. docs/decisions/rings.md says why. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportOf, readImports, readSources, withoutComments } from './read-sources.ts';

const root = resolve(import.meta.dirname, '../..');
const rings = { server: readSources('server'), main: readSources('main'), renderer: readSources('renderer') };
const importsOf = (ring: keyof typeof rings) => rings[ring].flatMap(readImports);
const name = ({ file, specifier }: ImportOf) => `${file} imports ${specifier}`;
const reaches = (...places: string[]) => {
  return ({ target }: ImportOf) => target !== null && places.some((place) => target.startsWith(`${place}/`));
};
const isPackage = (...names: string[]) => {
  return ({ specifier }: ImportOf) => names.some((one) => specifier === one || specifier.startsWith(`${one}/`));
};

describe('the arrows between the rings', () => {
  it('leave server/ nowhere', () => {
    const outward = importsOf('server').filter(reaches('main', 'renderer', 'test', 'scripts'));
    expect(outward.map(name)).toEqual([]);
  });

  it('leave main/ for server/ only', () => {
    const outward = importsOf('main').filter(reaches('renderer', 'test', 'scripts'));
    expect(outward.map(name)).toEqual([]);
  });

  it('enter server/ from main/ by its one door', () => {
    const values = importsOf('main').filter((one) => reaches('server')(one) && !one.typeOnly);
    expect(values.filter(({ target }) => target !== 'server/session-server.ts').map(name)).toEqual([]);
  });

  it('bring only types into renderer/, and values of main/shared', () => {
    const values = importsOf('renderer').filter((one) => reaches('main', 'server')(one) && !one.typeOnly);
    expect(values.filter((one) => !reaches('main/shared')(one)).map(name)).toEqual([]);
  });

  it('keep Electron and React out of server/, React out of main/, and Node and Electron out of renderer/', () => {
    const strangers = [
      ...importsOf('server').filter(isPackage('electron', 'react', 'react-dom', 'react-aria-components')),
      ...importsOf('main').filter(isPackage('react', 'react-dom', 'react-aria-components')),
      ...importsOf('renderer').filter(isPackage('electron', 'express')),
      ...importsOf('renderer').filter(({ specifier }) => specifier.startsWith('node:')),
    ];
    expect(strangers.map(name)).toEqual([]);
  });
});

describe('a word that weakens the window', () => {
  /** A pattern, the files that may hold it, and what to use elsewhere. */
  const words: readonly [RegExp, readonly string[], string][] = [
    [/\bipcMain\b/, ['main/window/ipc/electron-requests.ts'], 'the gateway checks the sender and the payload'],
    [/\bipcRenderer\b/, ['main/window/preload/shell.ts'], 'only the preload speaks to main'],
    [/\bloadFile\(|['"`]file:\/\//, [], 'our pages come from app://'],
    [/webSecurity: false|contextIsolation: false|sandbox: false/, [], 'panes are strangers'],
    [/nodeIntegration\w*: true|webviewTag: true|allowRunningInsecureContent: true/, [], 'panes are strangers'],
    [/experimentalFeatures: true|enableBlinkFeatures/, [], 'no unfinished parts of the browser'],
    [
      /setCertificateVerifyProc|ignore-certificate-errors/,
      // A throwaway browser reaches nothing but one site of ours, whose certificate it compares whole.
      ['main/browsers/engine/electron-throwaway.ts'],
      'certificates are checked',
    ],
    // One jar's acceptance of a server of this machine, which the person was asked about: host and fingerprint must fit.
    [/'certificate-error'/, ['main/browsers/engine/electron-view-events.ts'], 'certificates are checked'],
    [/fromWebContents\(/, [], 'it answers for embedded views too: trust by web contents id'],
    [/await app\.whenReady/, [], 'at the top of a module it never returns: use then()'],
    [/\bdangerouslySetInnerHTML\b|\.innerHTML\b/, [], 'React escapes'],
    [/\beval\(|new Function\(/, [], 'nothing is run that was not built'],
  ];

  it.each(words)('%s stands only where it may: %s', (pattern, allowed) => {
    const found = [...rings.main, ...rings.renderer].filter(({ text }) => pattern.test(withoutComments(text)));
    expect(found.map(({ file }) => file).filter((file) => !allowed.includes(file))).toEqual([]);
  });
});

it('reads no environment in server/: options are values', () => {
  const readers = rings.server.filter(
    ({ file, text }) => !file.startsWith('server/cli/') && /process\.env\b/.test(withoutComments(text)),
  );
  expect(readers.map(({ file }) => file)).toEqual([]);
});

it.each(['server', 'main', 'renderer', 'test', 'scripts', 'docs/decisions'])('%s/ says what lives there', (folder) => {
  expect(existsSync(resolve(root, folder, 'README.md'))).toBe(true);
});

it('keeps files to one concept: nineteen of twenty have at most 200 lines, none more than 350', () => {
  const files = Object.values(rings).flat();
  const longer = (lines: number) => files.filter(({ text }) => text.split('\n').length > lines);
  expect(longer(350).map(({ file }) => file)).toEqual([]);
  expect(longer(200).length).toBeLessThan(files.length / 20);
});
