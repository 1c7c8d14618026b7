import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** What stands over the panes. */
export function overlayHandlers({ overlay, run }: HandlerDeps): HandlersOf<'overlay'> {
  return {
    'overlay.state': () => overlay.state(),
    'overlay.close': () => {
      overlay.close();
      return null;
    },
    'overlay.run': async ({ id }) => {
      await run(id, overlay.close());
      return null;
    },
  };
}
