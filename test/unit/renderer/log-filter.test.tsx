// @vitest-environment happy-dom
/** What the log is narrowed to is a fact of the window: it is there again when somebody comes back from another panel. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppFrame } from '../../../renderer/frame/app-frame.tsx';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

const now = Date.UTC(2026, 2, 5);
const place = document.createElement('div');
const root = createRoot(place);

beforeAll(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
  const store = new WindowStore(makeCannedBridge(fakePicture(now)), () => now);
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
});

async function show(tab: string): Promise<void> {
  const button = [...document.querySelectorAll('[role="tab"]')].find(({ textContent }) => textContent === tab);
  if (!(button instanceof HTMLElement)) throw new Error(`no tab ${tab}`);
  await act(async () => button.click());
}

function field(selector: string): HTMLInputElement | HTMLSelectElement {
  const found = document.querySelector(`[role="tabpanel"] ${selector}`);
  if (!(found instanceof HTMLInputElement || found instanceof HTMLSelectElement)) throw new Error(`no ${selector}`);
  return found;
}

/** As a person does: React hears of a value only when the element's own setter has taken it. */
async function set(selector: string, value: string): Promise<void> {
  const element = field(selector);
  await act(async () => {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set;
    setter?.call(element, value);
    element.dispatchEvent(new Event(element instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }));
  });
}

it('the text and the method are as they were left', async () => {
  await show('Log');
  await set('input[type="search"]', 'cart');
  await set('select', 'POST');
  await show('Cookies');
  expect(document.querySelector('[role="tabpanel"] input[type="search"]')).toBeNull();
  await show('Log');
  expect(field('input[type="search"]').value).toBe('cart');
  expect(field('select').value).toBe('POST');
});
