import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PresetStore } from '../../../main/shop/switchboard/preset-store.ts';
import { Switchboard } from '../../../main/shop/switchboard/switchboard.ts';
import { createSessionServer, type SessionServer } from '../../../server/session-server.ts';

let folder: string;
let file: string;
let server: SessionServer;
let board: Switchboard;
let shelf: PresetStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jarful-presets-'));
  file = join(folder, 'presets.json');
  server = createSessionServer({ dataFolder: folder });
  await server.listen();
  board = new Switchboard(server, () => null);
  shelf = new PresetStore(board, file);
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('ours are there from the start, and one is applied as a whole and leaves the medium', async () => {
  await board.changeMedium('files', false);
  expect(shelf.list().presets.map(({ id }) => id)).toEqual([
    'allSafe',
    'articleFramework',
    'stockExpressSession',
    'everythingWrong',
  ]);
  await shelf.apply('everythingWrong');
  expect(server.settings).toMatchObject({ escaping: false, csrf: false, medium: 'files' });
  await shelf.apply('allSafe');
  expect(board.state()).toMatchObject({ changed: ['medium'], weak: [] });
});

test('an own preset is kept in the file, applied by another start of the app, and deleted', async () => {
  await board.type('httpOnly', 'off');
  await board.type('idleLifetime', '90s');
  shelf.save('Monday');
  await board.putBack();
  const later = new PresetStore(board, file);
  expect(board.state().weak).toEqual([]);
  await later.apply('own:Monday');
  expect(board.state().changed).toEqual(['httpOnly', 'idleLifetime']);
  later.delete('own:Monday');
  expect(later.list().presets.filter(({ own }) => own)).toEqual([]);
  await expect(later.apply('own:Monday')).rejects.toMatchObject({ code: 'no-such-preset' });
});

test('a damaged file is said, put aside and never written over', () => {
  writeFileSync(file, '{ "version": 1, "presets": [');
  expect(shelf.list()).toMatchObject({ damaged: file });
  shelf.save('Tuesday');
  expect(shelf.list()).toMatchObject({ damaged: null });
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{ "version": 1, "presets": [');
});

test('a preset with a value that does not fit is refused, and nothing is changed', async () => {
  const values = { httpOnly: 'off', idleLifetime: 'soon' };
  writeFileSync(file, JSON.stringify({ version: 1, presets: [{ title: 'Broken', values }] }));
  await expect(shelf.apply('own:Broken')).rejects.toMatchObject({ code: 'bad-setting' });
  expect(board.state().changed).toEqual([]);
});
