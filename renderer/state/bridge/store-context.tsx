import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { sameParts } from '../same-parts.ts';
import { shownNow } from '../shown-now.ts';
import type { WindowState } from '../window-state.ts';
import { RecordingScope } from './recording-scope.tsx';
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

/**
 * What `select` finds in the state; draws again only when that is something else, part by part (`sameParts`).
 *
 * @throws before main has answered.
 */
export function useSelected<T>(select: (state: WindowState) => T): T {
  const store = useStore();
  const inRecording = useContext(RecordingScope);
  const last = useRef<{ readonly found: T } | null>(null);
  const find = () => {
    const live = store.shown();
    const state = live && inRecording ? shownNow(live) : live;
    if (!state) throw new Error('the state is not there yet');
    const found = select(state);
    if (last.current !== null && sameParts(last.current.found, found)) return last.current.found;
    last.current = { found };
    return found;
  };
  return useSyncExternalStore(store.subscribe, find, find);
}

/** Slices of the state; draws again only when one of these changes. @throws before main has answered. */
export function useWindowState<K extends keyof WindowState>(...keys: readonly K[]): Pick<WindowState, K> {
  return useSelected((state) => Object.fromEntries(keys.map((key) => [key, state[key]])) as Pick<WindowState, K>);
}
