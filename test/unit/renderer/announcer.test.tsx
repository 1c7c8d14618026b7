// @vitest-environment happy-dom
/** What a screen reader is told of the window, once each. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Announcer } from '../../../renderer/frame/announcer.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture, named } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

const picture = fakePicture(Date.UTC(2026, 2, 5));
const bridge = makeCannedBridge(picture);
const place = document.createElement('div');
const root = createRoot(place);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
  const store = new WindowStore(bridge);
  await store.start();
  await act(async () => {
    root.render(
      <SayProvider value={speak('en')}>
        <StoreProvider value={store}>
          <Announcer />
        </StoreProvider>
      </SayProvider>,
    );
  });
});
afterAll(() => act(async () => root.unmount()));

const region = () => place.querySelector('[role="status"]');
/** What was told by a change: nothing when the element is the same as before. */
const toldBy = (change: () => void): string | null => {
  const before = region()?.firstElementChild;
  change();
  const line = region()?.firstElementChild;
  return line === before ? null : (line?.textContent ?? null);
};
const exchanges = named.events.filter((event) => event.kind === 'exchange');
const ask = (method: string) => exchanges.filter(({ exchange }) => exchange.request.method === method);

describe('Announcer', () => {
  it('should tell an Add, and the next one again', () => {
    const [add] = ask('POST');
    if (!add) throw new Error('nobody adds anything');
    expect(toldBy(() => bridge.tellEvents([add]))).toMatch(/^Ann .*tea/i);
    expect(toldBy(() => bridge.tellEvents([add]))).toMatch(/^Ann .*tea/i);
  });

  it('should be silent of what changes nothing', () => {
    const looked = exchanges.find(
      ({ exchange }) => exchange.session.effect === 'read' && exchange.request.method === 'GET',
    );
    if (!looked) throw new Error('nobody looks');
    expect(toldBy(() => bridge.tellEvents([looked]))).toBeNull();
  });

  it('should tell that all begins anew', () => {
    expect(toldBy(() => bridge.tell('exchange.news', { kind: 'over' }))).toBe(
      'Everything begins anew: the conversation is empty.',
    );
  });

  it('should tell how many defences are off, when that is another number', () => {
    const { settings } = picture;
    const weaker = { ...settings, weak: ['escaping', 'csrf'] as const };
    expect(toldBy(() => bridge.tell('settings.changed', weaker))).toBe('Weak: 2 defences off');
    expect(toldBy(() => bridge.tell('settings.changed', { ...weaker, clockAhead: 60_000 }))).toBeNull();
    expect(toldBy(() => bridge.tell('settings.changed', { ...weaker, weak: [] }))).toBe('All defences on');
  });
});
