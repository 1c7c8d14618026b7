import type { ExperimentsState } from '../../../main/shared/experiment-records.ts';
import type { News } from '../../state/bridge/use-news.ts';

/** The experiments, and which one runs. */
export const experimentNews: News<ExperimentsState> = {
  ask: (store) => store.ask('experiment.state', null),
  hear: (store, listener) => store.on('experiment.changed', listener),
};
