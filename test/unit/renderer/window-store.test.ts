import { expect, test, vi } from 'vitest';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { type CannedBridge, makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture, named } from '../../harness/fake-bench.ts';
import { fakeComparison } from '../../harness/fake-comparison.ts';

const now = Date.UTC(2026, 2, 5, 9, 44, 28);

async function started(): Promise<{ bridge: CannedBridge; store: WindowStore }> {
  const bridge = makeCannedBridge(fakePicture(now));
  const store = new WindowStore(bridge, () => now);
  await store.start();
  return { bridge, store };
}

test('events that come before the first state are not lost', async () => {
  const picture = fakePicture(now);
  const bridge = makeCannedBridge({ ...picture, snapshot: { ...picture.snapshot, seq: 0, rows: [], exchanges: [] } });
  const store = new WindowStore(bridge, () => now);
  const starting = store.start();
  bridge.tellEvents(named.events);
  await starting;
  expect(store.read()?.server.exchanges).toHaveLength(named.snapshot.exchanges.length);
});

test('a bench that changes while the first state is on its way is the one that counts', async () => {
  const picture = fakePicture(now);
  const bridge = makeCannedBridge(picture);
  const slow: CannedBridge = {
    ...bridge,
    ask: async (name, input) => {
      const answer = await bridge.ask(name, input);
      // Main changes its mind after it answered and before the snapshot came.
      if (name === 'inspector.snapshot') setTimeout(() => bridge.changeBench({ layout: 'grid' }));
      if (name === 'inspector.snapshot') await new Promise((resolve) => setTimeout(resolve, 1));
      return answer;
    },
  };
  const store = new WindowStore(slow, () => now);
  await store.start();
  await vi.waitFor(() => expect(store.read()?.bench.layout).toBe('grid'));
});

test('after a reset the snapshot is read again, and events meanwhile are kept', async () => {
  const { bridge, store } = await started();
  bridge.picture.snapshot = { seq: 100, now, medium: 'files', rows: [], exchanges: [], held: [] };
  bridge.tellEvents([{ seq: 99, at: now, kind: 'reset' }]);
  const row = named.snapshot.rows[0];
  if (!row) throw new Error('no row in the recording');
  bridge.tellEvents([{ seq: 101, at: now, kind: 'row', row }]);
  await vi.waitFor(() => expect(store.read()?.server.medium).toBe('files'));
  expect([...(store.read()?.server.rows.keys() ?? [])]).toEqual([row.key]);
  expect(store.read()?.server.stale).toBe(false);
});

test('a refusal becomes the complaint, and the next success takes it back', async () => {
  const { bridge, store } = await started();
  bridge.refuse('jar.create', 'no-room');
  expect(await store.ask('jar.create', null)).toBeNull();
  expect(store.read()?.complaint).toBe('no-room');
  await store.ask('menu.popup', { menu: 'layout', x: 0, y: 0 });
  expect(store.read()?.complaint).toBeNull();
});

test('a notice goes with the page that caused it', async () => {
  const { bridge, store } = await started();
  const [pane] = bridge.picture.bench.panes;
  if (!pane) throw new Error('no pane');
  bridge.tell('notice.shown', { code: 'popup-no-room', paneId: pane.id });
  expect(store.read()?.notices.get(pane.id)).toBe('popup-no-room');
  bridge.changeBench({ layout: 'grid' });
  expect(store.read()?.notices.size).toBe(1);
  await store.ask('pane.go', { paneId: pane.id, address: '/shop/' });
  bridge.changeBench({ panes: [{ ...pane, address: `${bridge.picture.facts.serverUrl}/shop/` }] });
  expect(store.read()?.notices.size).toBe(0);
});

test('what a command of keys or menus could not do is complained of, until the next one is done', async () => {
  const { bridge, store } = await started();
  bridge.tell('command.ended', { code: 'server-busy' });
  expect(store.read()?.complaint).toBe('server-busy');
  bridge.tell('command.ended', { code: null });
  expect(store.read()?.complaint).toBeNull();
});

test('that the server has ended stays said until it runs again', async () => {
  const { bridge, store } = await started();
  bridge.tell('command.ended', { code: 'server-stopped' });
  bridge.tell('command.ended', { code: null });
  await store.ask('bench.dismiss-notice', null);
  expect(store.read()?.complaint).toBe('server-stopped');
  bridge.tellEvents([{ seq: 1000, at: now, kind: 'reset' }]);
  await vi.waitFor(() => expect(store.read()?.complaint).toBeNull());
});

test('a new story closes a comparison and a recording from a file', async () => {
  const { bridge, store } = await started();
  bridge.tell('exchange.news', {
    kind: 'opened',
    recording: { file: 'old.har', leftOut: [], people: [], inspected: [], traffic: [] },
  });
  bridge.tell('exchange.news', { kind: 'compared', comparison: fakeComparison() });
  expect(store.read()).toMatchObject({ recording: { file: 'old.har' }, comparison: { before: {} } });
  bridge.tell('exchange.news', { kind: 'over' });
  expect(store.read()).toMatchObject({ recording: null, comparison: null });
});
