import type { ExperimentsState } from '../../main/experiments/experiment-records.ts';
import type { News } from '../bridge/use-news.ts';

/** The experiments, and which one runs. */
export const experimentNews: News<ExperimentsState> = {
  ask: (store) => store.ask('experiment.state', null),
  hear: (store, listener) => store.on('experiment.changed', listener),
};
