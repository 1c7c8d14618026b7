import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeyPress } from '../../../../main/browsers/engine/page-view.ts';
import type { BenchState, PaneId } from '../../../../main/shared/bench-records.ts';
import { type CommandId, commandIds } from '../../../../main/shared/command-ids.ts';
import { openTestApp, type TestApp } from '../../../harness/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ mostPanes: 4 });
});
afterEach(() => app.close());

const run = async (id: CommandId, fromPage?: PaneId) => {
  const answer = await app.ask('command.run', fromPage ? { id, fromPage } : { id });
  if (!answer.ok) throw new Error(`${id}: ${answer.code} ${answer.detail}`);
};
const state = () => app.app.rooms.bench.state();
const active = () => state().panes.find(({ id }) => id === state().activePane);
const list = async () => {
  const answer = await app.ask('command.list', null);
  if (!answer.ok) throw new Error(answer.detail);
  return new Map(answer.value.commands.map((command) => [command.id, command]));
};
const key = (press: Partial<KeyPress>): KeyPress => ({
  type: 'keyDown',
  key: '',
  code: '',
  control: false,
  meta: false,
  shift: false,
  alt: false,
  isAutoRepeat: false,
  ...press,
});

describe('commands', () => {
  it('should bring people, second panes, and close them', async () => {
    await run('jar.create');
    expect(state().jars).toHaveLength(3);
    await run('pane.open-second');
    expect(active()).toMatchObject({ ordinal: 2 });
    expect((await list()).get('jar.create')?.whyNot).not.toBeNull();
    await run('pane.close');
    await run('pane.close');
    expect(state().jars).toHaveLength(2);
  });

  it('should do nothing when they cannot be done, and say why not', async () => {
    await run('pane.back');
    expect((await list()).get('pane.back')?.whyNot).toBeTruthy();
    await run('jar.undo');
    expect(state()).toMatchObject({ edits: { canUndo: false } });
  });

  it('should go back and forward, and reload', async () => {
    const pane = active();
    if (!pane) throw new Error('no pane');
    await app.ask('pane.go', { paneId: pane.id, address: '/cart/' });
    await vi.waitFor(() => expect(active()).toMatchObject({ canGoBack: true, loading: false }));
    await run('pane.back');
    await vi.waitFor(() => expect(active()?.address).toMatch(/\/shop\/$/));
    await run('pane.forward');
    await vi.waitFor(() => expect(active()?.address).toMatch(/\/cart\/$/));
    await run('pane.reload');
  });

  it('should look for words', async () => {
    await run('pane.find');
    expect(active()?.find).not.toBeNull();
    const paneId = state().activePane;
    if (!paneId) throw new Error('no pane');
    await app.ask('pane.find', { paneId, text: 'tea', way: 'anew' });
    await vi.waitFor(() => expect(active()?.find).toMatchObject({ matches: 5 }));
    await run('pane.find-next');
    await run('pane.find-previous');
    await app.ask('pane.end-find', { paneId });
    expect(active()?.find).toBeNull();
  });

  it('should make the page larger, smaller, and as it was', async () => {
    const view = app.engine.views[0];
    await run('pane.zoom-in');
    expect(view?.zoomFactor).toBe(1.1);
    await run('pane.zoom-out');
    await run('pane.zoom-out');
    expect(view?.zoomFactor).toBe(0.9);
    await run('pane.zoom-reset');
    expect(view?.zoomFactor).toBe(1);
    await run('pane.tools');
    expect(view?.toolsOpen).toBe(true);
  });

  it('should choose and move panes', async () => {
    const order = () => state().panes.map(({ id }) => id);
    const [first, second] = order();
    await run('pane.activate-2');
    expect(state().activePane).toBe(second);
    await run('pane.move-left');
    expect(order()).toEqual([second, first]);
    await run('pane.move-right');
    expect(order()).toEqual([first, second]);
    await run('pane.activate-9');
    expect(state().activePane).toBe(second);
  });

  it('should pop a pane out and back, and let panes sleep', async () => {
    await run('pane.pop-out');
    expect(active()?.popped).toBe(true);
    await run('pane.pop-out');
    expect(active()?.popped).toBe(false);
    await run('pane.sleep-others');
    expect(state().panes.filter(({ trouble }) => trouble?.kind === 'asleep')).toHaveLength(1);
    await run('pane.sleep');
    expect(active()?.trouble).toEqual({ kind: 'asleep' });
  });

  it('should lay the panes out, and open and fold the backstage', async () => {
    for (const layout of ['grid', 'strip', 'row'] as const) {
      await run(`layout.${layout}`);
      expect(state().layout).toBe(layout);
    }
    const { open } = state().backstage;
    await run('backstage.toggle');
    expect(state().backstage.open).toBe(!open);
    await run('backstage.log');
    expect(state().backstage.open).toBe(true);
    await run('view.projector');
    expect(app.host.fullScreen).toBe(true);
    await run('view.projector');
    expect(app.host.fullScreen).toBe(false);
  });

  it('should leave the projector view with the full screen, by whatever way that is left', async () => {
    await run('view.projector');
    app.host.setFullScreen(false);
    expect(state().projector).toBe(false);
  });

  it('should take back and make again', async () => {
    const jarId = state().jars[0]?.id;
    if (!jarId) throw new Error('nobody there');
    await app.ask('jar.rename', { jarId, name: 'Anna' });
    await run('jar.undo');
    expect(state().jars[0]?.name).toBe('Ann');
    await run('jar.redo');
    expect(state().jars[0]?.name).toBe('Anna');
  });

  it('should save and open benches, and reset', async () => {
    const file = join(app.folder, 'monday.jarful');
    app.dialogs.paths.push(file, file, file, file);
    app.dialogs.answers.push({ button: 0 });
    await run('bench.save');
    expect(state().name).toBe('monday');
    await run('bench.save-as');
    await run('bench.save-cookies');
    await run('jar.create');
    await run('bench.open');
    expect(state().jars).toHaveLength(2);
    expect(app.app.rooms.files.recent).toHaveLength(1);
    await run('jar.create');
    await run('bench.reset');
    expect(state().jars).toHaveLength(2);
    expect(app.host.hasKeyboard).toBe(true);
  });

  it('should move the clock, restart the server and switch its defences on', async () => {
    const { switchboard } = app.app.rooms;
    await run('clock.minute');
    await run('clock.half-hour');
    await run('clock.tomorrow');
    expect(switchboard.state().clockAhead).toBe(60_000 + 30 * 60_000 + 24 * 3_600_000);
    await run('clock.now');
    expect(switchboard.state().clockAhead).toBe(0);
    await switchboard.type('escaping', 'off');
    await run('defences.all-on');
    expect(switchboard.state().weak).toEqual([]);
    await run('server.restart');
  });

  it('should begin and end an experiment', async () => {
    await run('experiment.script');
    expect(app.app.rooms.experiments.state().running).toBe('script');
    await run('experiment.end');
    expect(app.app.rooms.experiments.state().running).toBeNull();
  });

  it('should save and open exchanges, and quit', async () => {
    app.dialogs.answers.push({ button: 0 });
    await run('exchange.save-all');
    await run('exchange.open');
    expect(app.dialogs.fileBoxes).toEqual([expect.stringMatching(/^save .*\.har$/), 'open']);
    await run('app.quit');
    expect(app.host.hasQuit).toBe(true);
  });

  it('should be handed to the window when only the window can carry them out', async () => {
    const page = state().panes[0]?.id;
    if (!page) throw new Error('no pane');
    await run('pane.focus-address', page);
    expect(app.host.hasKeyboard).toBe(true);
    expect(app.host.heard('command.fired')).toEqual([{ id: 'pane.focus-address', fromPage: page }]);
  });

  it('should leave the keyboard where it is when beats are stepped', async () => {
    await run('beat.next');
    expect(app.host.hasKeyboard).toBe(false);
    expect(app.host.heard('command.fired')).toEqual([{ id: 'beat.next', fromPage: null }]);
  });

  it('should all have a title, a menu and, where they have keys, their names', async () => {
    const offered = await list();
    const hidden = commandIds.filter((id) => !offered.has(id));
    expect(hidden.every((id) => id.startsWith('pane.activate-'))).toBe(true);
    for (const { title, menu } of offered.values()) {
      expect(title).not.toBe('');
      expect(menu).not.toContain('&');
    }
  });
});

describe('keys', () => {
  it('should command from a page, which never sees them', async () => {
    const view = app.engine.views[1];
    expect(view?.press(key({ key: 'l', code: 'KeyL', control: true }))).toBe(false);
    await vi.waitFor(() =>
      expect(app.host.heard('command.fired')).toEqual([{ id: 'pane.focus-address', fromPage: state().panes[1]?.id }]),
    );
    await vi.waitFor(() => expect(app.host.heard('command.ended')).toEqual([{ code: null }]));
    expect(view?.press(key({ key: 'a', code: 'KeyA' }))).toBe(true);
  });

  it('should be given once for each press, and again while it is held only where that is meant', async () => {
    const view = app.engine.views[0];
    const before = state().panes.length;
    const held = { control: true, isAutoRepeat: true };
    expect(view?.press(key({ key: 'w', code: 'KeyW', ...held }))).toBe(false);
    expect(view?.press(key({ key: '+', code: 'Equal', ...held }))).toBe(false);
    await vi.waitFor(() => expect(view?.zoomFactor).toBe(1.1));
    expect(state().panes).toHaveLength(before);
  });

  it('should step beats by a remote, unless the page needs it: to write, or to scroll outside of the projector view', async () => {
    const [view] = app.engine.views;
    if (!view) throw new Error('no page');
    const pageDown = key({ key: 'PageDown', code: 'PageDown' });
    view.script = () => true;
    expect(view.press(pageDown)).toBe(false);
    await vi.waitFor(() => expect(view.passed).toEqual(['PageDown']));
    expect(app.host.heard('command.fired')).toEqual([]);
    view.script = () => false;
    view.press(pageDown);
    await vi.waitFor(() => expect(app.host.heard('command.fired')).toMatchObject([{ id: 'beat.next' }]));
    view.script = () => true;
    await run('view.projector');
    expect(view.press(pageDown)).toBe(false);
    await vi.waitFor(() => expect(app.host.heard('command.fired')).toHaveLength(2));
    expect(view.passed).toHaveLength(1);
  });

  it('should take a change back from a page in which nobody writes', async () => {
    const [view] = app.engine.views;
    const jarId = state().jars[0]?.id;
    if (!view || !jarId) throw new Error('nobody there');
    await app.ask('jar.rename', { jarId, name: 'Anna' });
    const undo = key({ key: 'z', code: 'KeyZ', control: true });
    view.script = () => true;
    view.press(undo);
    await vi.waitFor(() => expect(view.passed).toEqual(['z']));
    expect(state().jars[0]?.name).toBe('Anna');
    view.script = () => false;
    view.press(undo);
    await vi.waitFor(() => expect(state().jars[0]?.name).toBe('Ann'));
  });

  it('should leave the keyboard where an experiment has its deed', async () => {
    const [ann, bob] = app.engine.views;
    if (!ann || !bob) throw new Error('no pages');
    for (const { paneId, slot } of state().panes.map(({ id }, n) => ({
      paneId: id,
      slot: { x: n, y: 0, width: 1, height: 1 },
    })))
      app.app.rooms.bench.pane(paneId).place(slot);
    await run('pane.activate-2');
    ann.focused = false;
    await run('experiment.no-sessions');
    expect(ann.focused).toBe(true);
    expect(active()?.id).toBe(state().panes[0]?.id);
  });
});

describe('menus', () => {
  const settled = async (expected: (now: BenchState) => void) => vi.waitFor(() => expected(state()));

  it('should follow the bench and run what is chosen', async () => {
    await vi.waitFor(() => expect(app.host.menus.length).toBeGreaterThan(0));
    app.host.choose('jar.create');
    await settled(({ jars }) => expect(jars).toHaveLength(3));
    await vi.waitFor(() => expect(app.host.heard('command.ended')).toEqual([{ code: null }]));
  });

  it("should change a person's look, forget her cookies, keep her after asking, and bring her back", async () => {
    const [pane] = state().panes;
    if (!pane) throw new Error('no pane');
    const popUp = () => app.ask('menu.popup', { menu: 'person', x: 1, y: 2, paneId: pane.id });
    await popUp();
    app.host.choose('shape.star');
    await settled(({ jars }) => expect(jars[0]?.shape).toBe('star'));
    await popUp();
    app.host.choose('colour.red');
    await settled(({ jars }) => expect(jars[0]?.colour).toBe('red'));
    app.host.agrees = false;
    app.host.choose('jar.keep');
    await vi.waitFor(() => expect(app.host.asked).toHaveLength(1));
    expect(state().jars[0]?.kept).toBe(false);
    app.host.agrees = true;
    app.host.choose('jar.keep');
    await settled(({ jars }) => expect(jars.some(({ kept }) => kept)).toBe(true));
    const kept = state().panes.find(({ jarId }) => state().jars.find(({ id }) => id === jarId)?.kept);
    if (kept) await app.ask('pane.close', { paneId: kept.id });
    await vi.waitFor(() => app.host.choose(`kept.${pane.jarId}`));
    await settled(({ jars }) => expect(jars.some(({ id }) => id === pane.jarId)).toBe(true));
    const back = state().panes.find(({ jarId }) => jarId === pane.jarId);
    if (back) await app.ask('menu.popup', { menu: 'person', x: 1, y: 2, paneId: back.id });
    app.host.choose('person.forget-for-good');
    await settled(({ jars }) => expect(jars.some(({ id }) => id === pane.jarId)).toBe(false));
  });

  it.each(['app', 'layout', 'pane'] as const)('should pop up: %s', async (menu) => {
    await app.ask('menu.popup', { menu, x: 1, y: 2 });
    expect(app.host.popped.length).toBeGreaterThan(0);
  });
});
