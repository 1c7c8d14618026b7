import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** The article's experiments. */
export function experimentHandlers({ experiments }: HandlerDeps): HandlersOf<'experiment'> {
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
