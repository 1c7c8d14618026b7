import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** Back to any exchange, and to the present. */
export function rewindHandlers({ rewind }: HandlerDeps): HandlersOf<'rewind'> {
  return {
    'rewind.state': () => rewind.state(),
    'rewind.to': async (point) => {
      await rewind.to(point);
      return null;
    },
    'rewind.return': async () => {
      await rewind.return();
      return null;
    },
  };
}
