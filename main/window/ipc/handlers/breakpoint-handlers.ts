import type { BreakpointsState } from '../../../shared/contract/breakpoints.ts';
import type { ShopBreakpoints } from '../../../shop/breakpoints/shop-breakpoints.ts';
import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Holding requests back. */
export function breakpointHandlers({ breakpoints }: HandlerWorld): HandlersOf<'breakpoints'> {
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

export function breakpointsState({ holding, held }: ShopBreakpoints): BreakpointsState {
  return { holding, held };
}
