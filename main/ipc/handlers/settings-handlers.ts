import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** The switches of the server, its clock and its store as a whole. */
export function settingsHandlers({ switchboard }: HandlerWorld): HandlersOf<'settings' | 'store'> {
  return {
    'settings.describe': () => ({ switches: switchboard.switches }),
    'settings.state': () => switchboard.state(),
    'settings.change': async ({ name, text }) => {
      await switchboard.type(name, text);
      return null;
    },
    'store.tidy': () => switchboard.tidy(),
  };
}
