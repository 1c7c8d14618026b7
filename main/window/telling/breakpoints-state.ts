import type { BreakpointsState } from '../../shared/contract/breakpoints.ts';
import type { ShopBreakpoints } from '../../shop/breakpoints/shop-breakpoints.ts';

/** Which requests are held now, as the window is told of it. */
export function breakpointsState({ holding, held }: ShopBreakpoints): BreakpointsState {
  return { holding, held };
}
