// @vitest-environment happy-dom
/** What lights up by being pointed at, and what stays lit because somebody took hold of it. */
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StoreProvider } from '../../../renderer/state/bridge/store-context.tsx';
import { WindowStore } from '../../../renderer/state/bridge/window-store.ts';
import { SayProvider } from '../../../renderer/state/messages/say-context.tsx';
import type { ThreadEnd } from '../../../renderer/thread/follow-thread.ts';
import { ThreadProvider, useThread, useTouch } from '../../../renderer/thread/thread-context.tsx';
import { ThreadLine } from '../../../renderer/thread/thread-line.tsx';
import { makeCannedBridge } from '../../harness/canned-bridge.ts';
import { fakePicture } from '../../harness/fake-bench.ts';
import { speak } from '../../harness/languages.ts';

const picture = fakePicture(Date.UTC(2026, 2, 5));
const [ann, bob] = picture.bench.jars.map(({ id }): ThreadEnd => ({ kind: 'person', jarId: id }));
if (!ann || !bob) throw new Error('the fake bench has nobody');
const place = document.createElement('div');
const root = createRoot(place);

function End({ end, name }: { readonly end: ThreadEnd; readonly name: string }) {
  return (
    <i id={name} {...useTouch(end)}>
      {name}
    </i>
  );
}

function Scene() {
  const { thread, hold } = useThread();
  const [bobIsThere, setBobIsThere] = useState(true);
  return (
    <>
      <button type="button" id="hold" onClick={() => hold(ann ?? null)} />
      <button type="button" id="leave" onClick={() => setBobIsThere(false)} />
      {bob && bobIsThere && <End end={bob} name="bob" />}
      <output>{thread?.jars.map(({ name }) => name).join() ?? 'nothing'}</output>
      <ThreadLine />
    </>
  );
}

const lit = () => place.querySelector('output')?.textContent;
const line = () => place.querySelector('strong')?.textContent ?? null;
const click = (id: string) => act(async () => place.querySelector<HTMLElement>(`#${id}`)?.click());
const point = (id: string) =>
  act(async () => {
    place.querySelector(`#${id}`)?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  });

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.append(place);
});
beforeEach(async () => {
  const store = new WindowStore(makeCannedBridge(picture));
  await store.start();
  await act(async () => root.render(null));
  await act(async () =>
    root.render(
      <SayProvider value={speak('en')}>
        <StoreProvider value={store}>
          <ThreadProvider>
            <Scene />
          </ThreadProvider>
        </StoreProvider>
      </SayProvider>,
    ),
  );
});
afterAll(() => act(async () => root.unmount()));

describe('the thread', () => {
  it('should be dark again when what was pointed at has gone from under the pointer', async () => {
    await point('bob');
    expect(lit()).toBe('Bob');
    await click('leave');
    expect(lit()).toBe('nothing');
  });

  it('should have the line of what is held, whatever is pointed at', async () => {
    await click('hold');
    const held = line();
    expect(held).toMatch(/^Thread of ticket/);
    await point('bob');
    expect(lit()).toBe('Bob');
    expect(line()).toBe(held);
  });

  it('should have no line of what is only pointed at', async () => {
    await point('bob');
    expect(line()).toBeNull();
  });
});
