import { placeSteps } from '../../../shop/code/step-places.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** What the session server remembers. */
export function serverHandlers({ server, namer, placeStep }: HandlerDeps): HandlersOf<'inspector' | 'session'> {
  return {
    'inspector.snapshot': async () => {
      const snapshot = namer.snapshot(await server.inspector.snapshot());
      return { ...snapshot, exchanges: snapshot.exchanges.map((exchange) => placeSteps(exchange, placeStep)) };
    },
    'session.end': async ({ key }) => ({ ended: await server.inspector.endSession(key) }),
    'session.raw': async ({ key }) => ({ text: await server.inspector.rawRecord(key) }),
  };
}
