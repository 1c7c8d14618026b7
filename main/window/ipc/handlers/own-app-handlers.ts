import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Somebody's own app, for two users and a stranger. */
export function ownAppHandlers({ openOwnApp }: HandlerDeps): HandlersOf<'own-app'> {
  return { 'own-app.open': async ({ address }) => ({ url: await openOwnApp(address) }) };
}
