import { expect, test } from 'vitest';
import type { CommandView } from '../../../main/shared/contract/app.ts';
import { findCommands } from '../../../renderer/overlay/find-commands.ts';

const view = (id: CommandView['id'], title: string, menu: string, words = ''): CommandView => ({
  id,
  title,
  menu,
  words,
  keys: [],
  whyNot: null,
});
const commands = [
  view('experiment.stolen-ticket', 'The stolen ticket, replayed', 'Experiments'),
  view('server.restart', 'Restart the server', 'Server'),
  view('jar.create', 'New person', 'File'),
  view('backstage.switchboard', 'Switchboard', 'Backstage', 'store, medium'),
];
const ids = (typed: string) => findCommands(typed, commands).map(({ id }) => id);

test('an attack is found by its name, and never by letters that happen to be in it', () => {
  expect(ids('stolen')).toEqual(['experiment.stolen-ticket']);
  expect(ids('store')).toEqual(['backstage.switchboard']);
  expect(ids('stlt')).toEqual([]);
  expect(ids('npr')).toEqual(['jar.create']);
});

test('what holds the words stands alone, its own name before its menu', () => {
  expect(ids('server')).toEqual(['server.restart']);
  expect(ids('exper')).toEqual(['experiment.stolen-ticket']);
});
