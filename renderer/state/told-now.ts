import type { WindowState } from './window-state.ts';

/** What is told now: the story while one is open, the bench otherwise. */
export function toldNow<S extends Pick<WindowState, 'server' | 'traffic' | 'people' | 'story'>>(state: S): S {
  if (!state.story) return state;
  const { server, traffic, people } = state.story;
  return { ...state, server, traffic, people };
}
