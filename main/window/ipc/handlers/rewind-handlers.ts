import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** Back to any exchange, and to the present. */
export function rewindHandlers({ rewind }: HandlerWorld): HandlersOf<'rewind'> {
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
