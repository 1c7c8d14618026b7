import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Somebody's own app. */
export function ownAppHandlers({ bench, openOwnApp, overlay }: HandlerDeps): HandlersOf<'own-app'> {
  return {
    'own-app.open': async ({ address }) => {
      const url = await openOwnApp(address);
      // What asked for it has done its work; the new bench has the keyboard.
      overlay.leave();
      return { url };
    },
    'own-app.session': ({ cookie }) => {
      bench.setSessionCookie(cookie);
      return null;
    },
  };
}
