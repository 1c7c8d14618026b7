import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** The article's experiments. */
export function experimentHandlers({ experiments }: HandlerWorld): HandlersOf<'experiment'> {
  return {
    'experiment.state': () => experiments.state(),
    'experiment.begin': async ({ id }) => {
      await experiments.begin(id);
      return null;
    },
    'experiment.again': async () => {
      await experiments.again();
      return null;
    },
    'experiment.use-caught': async () => {
      await experiments.useCaught();
      return null;
    },
    'experiment.end': async () => {
      await experiments.end();
      return null;
    },
  };
}
