import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { toldNow } from '../told-now.ts';
import type { WindowState } from '../window-state.ts';
import { StoryScope } from './story-scope.tsx';
import type { WindowStore } from './window-store.ts';

const StoreContext = createContext<WindowStore | null>(null);

export const StoreProvider = StoreContext.Provider;

/** @throws outside of the window's frame. */
export function useStore(): WindowStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('no store around this component');
  return store;
}

/** Whether main has answered, so that there is something to draw. */
export function useStarted(): boolean {
  const store = useStore();
  const started = () => store.shown() !== null;
  return useSyncExternalStore(store.subscribe, started, started);
}

/** Parts of the state; draws again only when one of these changes. @throws before main has answered. */
export function useWindowState<K extends keyof WindowState>(...keys: readonly K[]): Pick<WindowState, K> {
  const store = useStore();
  const inStory = useContext(StoryScope);
  const last = useRef<Pick<WindowState, K> | null>(null);
  const pick = () => {
    const live = store.shown();
    const state = live && inStory ? toldNow(live) : live;
    if (!state) throw new Error('the state is not there yet');
    const before = last.current;
    if (before === null || keys.some((key) => before[key] !== state[key])) last.current = pickKeys(state, keys);
    return last.current ?? state;
  };
  return useSyncExternalStore(store.subscribe, pick, pick);
}

function pickKeys<K extends keyof WindowState>(state: WindowState, keys: readonly K[]): Pick<WindowState, K> {
  return Object.fromEntries(keys.map((key) => [key, state[key]])) as Pick<WindowState, K>;
}
