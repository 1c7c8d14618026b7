import { createContext, useContext, useSyncExternalStore } from 'react';
import type { WindowState } from '../state/window-state.ts';
import type { WindowStore } from './window-store.ts';

const StoreContext = createContext<WindowStore | null>(null);

export const StoreProvider = StoreContext.Provider;

/** @throws outside of the window's frame. */
export function useStore(): WindowStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('no store around this component');
  return store;
}

/** The whole state; null until main has answered. */
export function useMaybeState(): WindowState | null {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.read, store.read);
}

/** The whole state, for everything that is drawn only once main has answered. @throws before that. */
export function useWindowState(): WindowState {
  const state = useMaybeState();
  if (!state) throw new Error('the state is not there yet');
  return state;
}
