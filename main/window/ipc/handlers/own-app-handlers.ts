import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Somebody's own app, for two users and a stranger. */
export function ownAppHandlers({ openOwnApp }: HandlerWorld): HandlersOf<'own-app'> {
  return { 'own-app.open': async ({ address }) => ({ url: await openOwnApp(address) }) };
}
