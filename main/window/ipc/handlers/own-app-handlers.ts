import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Somebody's own app. */
export function ownAppHandlers({ bench, lastOwnApp, openOwnApp, overlay }: HandlerDeps): HandlersOf<'own-app'> {
  return {
    'own-app.last': () => lastOwnApp(),
    'own-app.open': async ({ address, people }) => {
      const url = await openOwnApp(address, people);
      // What asked for it has done its work; the new bench has the keyboard.
      overlay.leave();
      return { url };
    },
    'own-app.session': ({ cookie }) => {
      bench.ownApp.setSessionCookie(cookie);
      return null;
    },
  };
}
