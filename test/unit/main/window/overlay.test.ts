import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PaneId } from '../../../../main/shared/bench-records.ts';
import type { CommandId } from '../../../../main/shared/command-ids.ts';
import { openTestApp, type TestApp } from '../../../harness/test-app.ts';

let room: TestApp;
let bench: TestApp['app']['rooms']['bench'];
beforeAll(async () => {
  room = await openTestApp();
  bench = room.app.rooms.bench;
});
afterAll(() => room.close());

const run = (id: CommandId, fromPage: PaneId | null = null) =>
  room.ask('command.run', fromPage ? { id, fromPage } : { id });
const kind = () => room.host.last('overlay.changed')?.kind;
const bob = () => room.engine.views[1];

beforeEach(async () => {
  await room.ask('overlay.close', null);
  await room.ask('layout.report', {
    slots: bench.panes.map(({ id }, index) => ({
      paneId: id,
      rect: { x: 500 * index, y: 0, width: 400, height: 300 },
    })),
  });
  for (const view of room.engine.views) view.focused = false;
  room.host.hasKeyboard = false;
});

describe('what stands over the panes', () => {
  it('should come with the keyboard, and give it back to the page that had it', async () => {
    await run('palette.open', bench.panes[1]?.id ?? null);
    expect([kind(), room.host.overlay.shown, room.host.overlay.hasKeyboard]).toEqual(['palette', true, true]);
    expect(await room.ask('overlay.state', null)).toMatchObject({ value: { kind: 'palette', projector: false } });
    await room.ask('overlay.close', null);
    expect([kind(), room.host.overlay.shown, bob()?.focused]).toEqual([null, false, true]);
  });

  it('should give it back to the window when that had it, or when the page has gone meanwhile', async () => {
    await run('keys.show', null);
    await room.ask('overlay.close', null);
    expect(room.host.hasKeyboard).toBe(true);
    room.host.hasKeyboard = false;
    const { paneId } = bench.createJar();
    await run('keys.show', paneId);
    bench.closePane(paneId);
    await room.ask('overlay.close', null);
    expect(room.host.hasKeyboard).toBe(true);
    expect(room.host.last('keyboard.given')).toEqual({ paneId: bench.activePane?.id });
  });

  it('should keep the keyboard from a page that was to get it later, and give it that in the end', async () => {
    const { paneId } = bench.createJar();
    await run('palette.open', bench.panes[1]?.id ?? null);
    await room.ask('layout.report', { slots: [{ paneId, rect: { x: 0, y: 0, width: 400, height: 300 } }] });
    expect([kind(), room.host.overlay.hasKeyboard, bench.pane(paneId).hasKeyboard]).toEqual(['palette', true, false]);
    await room.ask('overlay.close', null);
    expect(bench.pane(paneId).hasKeyboard).toBe(true);
    bench.closePane(paneId);
  });

  it('should go by what brought it, and make way for another that remembers the same page', async () => {
    await run('palette.open', bench.panes[1]?.id ?? null);
    await run('keys.show', null);
    expect(kind()).toBe('keys');
    await run('keys.show', null);
    expect([kind(), bob()?.focused]).toEqual([null, true]);
  });

  it('should run a command from the page that had the keyboard', async () => {
    const before = room.host.heard('command.fired').length;
    const page = bench.panes[1]?.id ?? null;
    await run('palette.open', page);
    await room.ask('overlay.run', { id: 'region.next' });
    expect(room.host.heard('command.fired').slice(before)).toEqual([{ id: 'region.next', fromPage: page }]);
    expect(room.host.overlay.shown).toBe(false);
  });

  it('should stay when somebody’s own app does not answer, with the reason, as it was typed', async () => {
    await run('own-app.open');
    expect(await room.ask('own-app.open', { address: '' })).toMatchObject({ code: 'bad-address' });
    expect(kind()).toBe('own-app');
  });

  it('should keep the keyboard when Reset ends under it', async () => {
    const ended = run('bench.reset');
    await run('palette.open');
    room.host.hasKeyboard = false;
    await ended;
    expect([kind(), room.host.hasKeyboard]).toEqual(['palette', false]);
  });
});
