import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** *Write your own*. */
export function workshopHandlers({ workshop, overlay, host }: HandlerDeps): HandlersOf<'workshop'> {
  return {
    'workshop.state': () => workshop.state(),
    'workshop.open-folder': async () => {
      await workshop.openFolder();
      return null;
    },
    'workshop.close-folder': () => {
      workshop.closeFolder();
      return null;
    },
    'workshop.check': async ({ id }) => {
      // It is played in the window; what was found stands where it was asked for.
      if (overlay.leave()) host.takeKeyboard();
      try {
        await workshop.check(id);
      } finally {
        if (overlay.state().kind !== 'lessons') overlay.toggle('lessons', null);
      }
      return null;
    },
    'workshop.pack': async ({ id }) => {
      await workshop.pack(id);
      return null;
    },
    'workshop.record': async () => {
      // What is to be recorded is done in the panes.
      if (overlay.leave()) host.takeKeyboard();
      await workshop.record();
      return null;
    },
    'workshop.keep-recording': async () => {
      await workshop.keepRecording();
      return null;
    },
    'workshop.drop-recording': () => {
      workshop.dropRecording();
      return null;
    },
  };
}
