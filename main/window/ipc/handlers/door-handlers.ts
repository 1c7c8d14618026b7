import type { SessionServer } from '../../../../server/session-server.ts';
import type { DoorState } from '../../../shared/contract.ts';
import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Holding requests back. */
export function doorHandlers({ server }: HandlerWorld): HandlersOf<'door'> {
  const { breakpoints } = server;
  const act = (deed: () => unknown) => {
    deed();
    return null;
  };
  return {
    'door.state': () => doorState(server),
    'door.hold': (order) =>
      act(() => {
        removeAll(server);
        breakpoints.set(order);
      }),
    'door.lift': () => act(() => removeAll(server)),
    'door.release': ({ exchange }) => act(() => breakpoints.release(exchange)),
    'door.fail': ({ exchange }) => act(() => breakpoints.fail(exchange)),
    'door.release-all': () => act(() => breakpoints.releaseAll()),
    'door.open': () => act(() => breakpoints.clear()),
  };
}

export function doorState({ breakpoints }: SessionServer): DoorState {
  return { orders: breakpoints.list, held: breakpoints.held };
}

function removeAll({ breakpoints }: SessionServer): void {
  for (const { id } of breakpoints.list) breakpoints.remove(id);
}
