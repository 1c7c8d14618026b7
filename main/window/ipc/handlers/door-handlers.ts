import type { DoorState } from '../../../shared/contract.ts';
import type { ShopBreakpoints } from '../../../shop/breakpoints/shop-breakpoints.ts';
import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Holding requests back. */
export function doorHandlers({ breakpoints }: HandlerWorld): HandlersOf<'door'> {
  const act = (deed: () => void) => {
    deed();
    return null;
  };
  return {
    'door.state': () => doorState(breakpoints),
    'door.hold': (wish) => act(() => breakpoints.set(wish)),
    'door.lift': () => act(() => breakpoints.removeAll()),
    'door.release': ({ exchange }) => act(() => breakpoints.release(exchange)),
    'door.fail': ({ exchange }) => act(() => breakpoints.fail(exchange)),
    'door.release-all': () => act(() => breakpoints.releaseAll()),
    'door.open': () => act(() => breakpoints.clear()),
  };
}

export function doorState({ holding, held }: ShopBreakpoints): DoorState {
  return { holding, held };
}
