import { breakpointsState } from '../../telling/breakpoints-state.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Holding requests back. */
export function breakpointHandlers({ breakpoints }: HandlerDeps): HandlersOf<'breakpoints'> {
  const act = (deed: () => void) => {
    deed();
    return null;
  };
  return {
    'breakpoints.state': () => breakpointsState(breakpoints),
    'breakpoints.set': (wish) => act(() => breakpoints.set(wish)),
    'breakpoints.remove': () => act(() => breakpoints.removeAll()),
    'breakpoints.release': ({ exchange }) => act(() => breakpoints.release(exchange)),
    'breakpoints.fail': ({ exchange }) => act(() => breakpoints.fail(exchange)),
    'breakpoints.release-all': () => act(() => breakpoints.releaseAll()),
    'breakpoints.clear': () => act(() => breakpoints.clear()),
  };
}
