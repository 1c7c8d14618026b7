import type { SessionServer } from '../../../../server/session-server.ts';
import type { DoorState } from '../../../shared/contract.ts';
import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Holding requests back. */
export function doorHandlers({ server }: HandlerWorld): HandlersOf<'door'> {
  const { door } = server;
  const act = (deed: () => unknown) => {
    deed();
    return null;
  };
  return {
    'door.state': () => doorState(server),
    'door.hold': (order) =>
      act(() => {
        liftAll(server);
        door.hold(order);
      }),
    'door.lift': () => act(() => liftAll(server)),
    'door.release': ({ exchange }) => act(() => door.release(exchange)),
    'door.fail': ({ exchange }) => act(() => door.fail(exchange)),
    'door.release-all': () => act(() => door.releaseAll()),
    'door.open': () => act(() => door.open()),
  };
}

export function doorState({ door }: SessionServer): DoorState {
  return { orders: door.orders, held: door.held };
}

function liftAll({ door }: SessionServer): void {
  for (const { id } of door.orders) door.lift(id);
}
