// @vitest-environment happy-dom
/** What a change of the state draws anew: with 12 people of 100 cookies each, as little as it concerns. */

// First of all: React must find it when it begins.
import '../../harness/count-redraws.ts';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JarState, PaneId, PaneState } from '../../../main/shared/bench-records.ts';
import { AppFrame } from '../../../renderer/frame/app-frame.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { takeRedrawn } from '../../harness/count-redraws.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { fakePane } from '../../harness/fake-facts.ts';
import { fakeJar } from '../../harness/fake-people.ts';
import { speak } from '../../harness/languages.ts';

const now = Date.UTC(2026, 2, 5);
const picture = fakePicture(now);
const cookie = picture.bench.jars[0]?.cookies[0];
if (!cookie) throw new Error('the fake bench has no cookie');
const cookies = Array.from({ length: 100 }, (_, index) => ({ ...cookie, name: `cookie-${index}` }));
const jars = Array.from(
  { length: 12 },
  (_, number): JarState => ({ ...fakeJar('Ann', 'circle', 'blue', number), name: `Ann ${number}`, cookies }),
);
const panes = jars.map(({ id }, number) =>
  fakePane(`pane-${number}` as PaneId, id, `${picture.facts.serverUrl}/cart/`),
);
picture.bench = { ...picture.bench, jars, panes, activePane: panes[0]?.id ?? null };

const bridge = makeCannedBridge(picture);
const place = document.createElement('div');
const root = createRoot(place);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'], now });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
  const store = new WindowStore(bridge, () => Date.now());
  await store.start();
  await act(async () => {
    root.render(
      <SayProvider value={speak('en')}>
        <StoreProvider value={store}>
          <AppFrame />
        </StoreProvider>
      </SayProvider>,
    );
  });
});

afterAll(async () => {
  await act(async () => root.unmount());
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** The components that a change runs again by themselves, sorted. */
async function redrawnBy(change: () => unknown): Promise<readonly string[]> {
  takeRedrawn();
  await act(async () => change());
  return [...takeRedrawn()].sort();
}

async function show(tab: string): Promise<void> {
  const [button] = [...document.querySelectorAll('[role="tab"]')].filter(({ textContent }) => textContent === tab);
  if (!(button instanceof HTMLElement)) throw new Error(`no tab ${tab}`);
  await act(async () => button.click());
}

const changeFirst = (change: Partial<PaneState>) => {
  const [first, ...others] = bridge.picture.bench.panes;
  if (first) bridge.changeBench({ panes: [{ ...first, ...change }, ...others] });
};

describe('what is drawn anew', () => {
  it("should be the pane's bar when a title changes", async () => {
    expect(await redrawnBy(() => changeFirst({ title: 'Your cart' }))).toEqual(['PaneBar']);
  });

  it("should be the pane's bar when a page loads and goes on", async () => {
    const address = `${picture.facts.serverUrl}/shop/`;
    expect(await redrawnBy(() => changeFirst({ loading: true, address, canGoForward: true }))).toEqual(['PaneBar']);
  });

  it('should be one chip when the memory is measured', async () => {
    const cost = { panesMb: 900, machineMb: 8192, shared: true };
    expect(await redrawnBy(() => bridge.tell('memory.changed', cost))).toEqual(['RoomChip']);
  });

  it('should be the bar of her pane, and whose the rows are, when a jar gets a cookie', async () => {
    const [first, ...others] = bridge.picture.bench.jars;
    if (!first) throw new Error('nobody there');
    const redrawn = await redrawnBy(() => bridge.changeBench({ jars: [{ ...first, cookies: [] }, ...others] }));
    expect(redrawn).toEqual(['PaneBar', 'SessionsPanel']);
  });

  it('should be all that counts down, together, once a second', async () => {
    await show('Sessions');
    expect(vi.getTimerCount()).toBe(1);
    const redrawn = await redrawnBy(() => vi.advanceTimersByTime(1000));
    expect(new Set(redrawn)).toEqual(new Set(['ClockBar', 'TimeLeft']));
  });
});
