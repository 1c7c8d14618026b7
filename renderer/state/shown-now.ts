import type { WindowState } from './window-state.ts';

/** What is shown now: the recording while one is open, the bench otherwise. */
export function shownNow<S extends Pick<WindowState, 'server' | 'traffic' | 'people' | 'recording'>>(state: S): S {
  if (!state.recording) return state;
  const { server, traffic, people } = state.recording;
  return { ...state, server, traffic, people };
}
