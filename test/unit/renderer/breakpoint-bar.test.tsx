// @vitest-environment happy-dom
/** Whose requests are held, as people come and go. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitorOfJar } from '../../../main/shared/visitor-id.ts';
import { BreakpointBar } from '../../../renderer/backstage/breakpoints/breakpoint-bar.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { ann } from '../../harness/fake-people.ts';
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
          <BreakpointBar />
        </StoreProvider>
      </SayProvider>,
    );
  });
});
afterAll(() => act(async () => root.unmount()));

const filter = (name: string) =>
  [...place.querySelectorAll<HTMLElement>('[role="radio"]')].find((one) => one.textContent?.trim() === name);
const orders = () => bridge.asked.filter(({ name }) => name === 'breakpoints.set').map(({ input }) => input);

it('should hold everybody once the one who was waited for has gone', async () => {
  await act(async () => filter('Ann')?.click());
  await act(async () => bridge.tell('breakpoints.changed', { holding: true, held: [] }));
  expect(filter('Ann')?.getAttribute('aria-checked')).toBe('true');
  expect(orders()).toEqual([]);

  await act(async () => bridge.changeBench({ jars: picture.bench.jars.filter(({ id }) => id !== ann.id) }));
  expect(filter('Everyone')?.getAttribute('aria-checked')).toBe('true');
  expect(orders()).toEqual([{ where: 'between', method: 'POST' }]);
  expect(JSON.stringify(orders())).not.toContain(visitorOfJar(ann.id));
});
