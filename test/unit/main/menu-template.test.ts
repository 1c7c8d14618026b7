import { describe, expect, it } from 'vitest';
import type { BenchState, JarId, JarState, PaneId, PaneState } from '../../../main/shared/bench-records.ts';
import { commandIds } from '../../../main/shared/command-ids.ts';
import type { Menu } from '../../../main/shared/menu-items.ts';
import { commands } from '../../../main/window/commands/command-list.ts';
import { titleOfCommand } from '../../../main/window/commands/command-title.ts';
import { applicationMenu, layoutMenu, paneMenu } from '../../../main/window/menus/menu-template.ts';
import { fakeMenuMaker } from '../../harness/fake-menus.ts';
import { speak } from '../../harness/languages.ts';

it('has one entry for each name in the list of commands, and none beside', () => {
  expect(Object.keys(commands).sort()).toEqual([...commandIds].sort());
});

const maker = fakeMenuMaker();

function jar(id: string, name: string): JarState {
  return {
    id: id as JarId,
    name,
    shape: 'circle',
    colour: 'blue',
    site: 'shop',
    kept: false,
    ticket: { kind: 'none' },
    cookies: [],
    certificates: [],
  };
}

function pane(number: number, jarId: string, change: Partial<PaneState> = {}): PaneState {
  return {
    id: `pane-${number}` as PaneId,
    jarId: jarId as JarId,
    ordinal: 1,
    address: '',
    title: '',
    canGoBack: false,
    canGoForward: false,
    loading: false,
    trouble: null,
    signIn: null,
    dialog: null,
    popup: null,
    find: null,
    zoom: 100,
    popped: false,
    ...change,
  };
}

const nine = Array.from({ length: 9 }, (_, index) => pane(index + 1, 'ann-1', { ordinal: index + 1 }));
const bench: BenchState = {
  jars: [jar('ann-1', 'Ann')],
  panes: nine,
  activePane: nine[0]?.id ?? null,
  layout: 'grid',
  name: null,
  notice: null,
  backstage: { open: true, place: 'auto', alone: false },
  projector: false,
  edits: { canUndo: false, canRedo: false, newer: [] },
  room: 1,
  mayLeaveShop: true,
  switchedOff: [],
};

function flatten(items: Menu): Menu {
  return items.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
}

function item(menu: Menu, id: string) {
  return flatten(menu).find((candidate) => candidate.id === id);
}

describe('on a Mac', () => {
  const menu = applicationMenu(bench, fakeMenuMaker({ platform: 'darwin' }));

  it('should say what the system’s own items do in our words', () => {
    const roles = flatten(menu).filter(({ role }) => role !== undefined);
    expect(roles.map(({ role }) => role)).toContain('hideOthers');
    expect(roles.filter(({ label }) => label === undefined)).toEqual([]);
  });

  it('should give each key to one item: a Mac’s menus do not only show it', () => {
    const keys = flatten(menu).flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(item(menu, 'jar.undo')?.accelerator).toBeUndefined();
    expect(item(applicationMenu(bench, maker), 'jar.undo')?.accelerator).toBe('CmdOrCtrl+Z');
    expect(flatten(menu).filter(({ id }) => id === 'app.quit')).toHaveLength(1);
  });
});

describe('applicationMenu', () => {
  it('should offer every command', () => {
    const offered = flatten(applicationMenu(bench, maker)).map((entry) => entry.id);
    expect(commandIds.filter((id) => !offered.includes(id))).toEqual([]);
  });

  it('should show keys and leave the catching of them to the key listener', () => {
    for (const entry of flatten(applicationMenu(bench, maker))) {
      if (entry.accelerator) expect(entry.registerAccelerator).toBe(false);
    }
  });

  it('should say what the system brings in its own words, not in the system’s', () => {
    const edit = flatten(applicationMenu(bench, maker)).filter(({ role }) => role !== undefined);
    expect(edit.length).toBeGreaterThan(5);
    for (const { role, label } of edit) expect(label, role).toBeDefined();
  });

  it('should speak by message, never by a string of its own', () => {
    for (const entry of flatten(applicationMenu(bench, maker))) {
      if (entry.label) expect(entry.label).toMatch(/^\[/);
    }
  });

  it('when there is no room / should not offer a person or a second pane', () => {
    const menu = applicationMenu({ ...bench, room: 0 }, maker);
    expect(item(menu, 'jar.create')?.enabled).toBe(false);
    expect(item(menu, 'pane.open-second')?.enabled).toBe(false);
    expect(item(menu, 'pane.close')?.enabled).toBe(true);
  });

  it('when there is no pane / should grey out what needs one', () => {
    const menu = applicationMenu({ ...bench, panes: [], jars: [], activePane: null }, maker);
    for (const id of ['pane.close', 'pane.reload', 'pane.focus-address', 'pane.tools', 'pane.back']) {
      expect(item(menu, id)?.enabled).toBe(false);
    }
  });

  it('should name the active person in the command for a second pane', () => {
    expect(item(applicationMenu(bench, maker), 'pane.open-second')?.label).toContain('Ann');
  });
});

describe('every command', () => {
  it('should have a title in both languages, and do something', () => {
    for (const id of commandIds) {
      for (const language of ['en', 'es'] as const) expect(titleOfCommand(id, bench, speak(language))).not.toBe('');
      expect(commands[id].run ?? commands[id].inWindow, id).toBeDefined();
    }
  });
});

describe('the small menus', () => {
  it('should mark the present layout, and where the backstage stands', () => {
    const parts = layoutMenu(bench, maker).map((entry) => entry.checked);
    expect(parts.slice(0, 3)).toEqual([false, true, false]);
    expect(parts.slice(4, 7)).toEqual([true, false, false]);
    expect(layoutMenu(bench, maker).map((entry) => entry.id)).toEqual(
      expect.arrayContaining(['backstage.toggle', 'backstage.alone']),
    );
  });

  it('should offer what can be done with a pane', () => {
    expect(paneMenu(bench, maker).map((entry) => entry.id)).toContain('pane.tools');
  });
});
