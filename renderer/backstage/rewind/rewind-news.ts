import type { RewindState } from '../../../main/shared/contract.ts';
import type { News } from '../../state/bridge/use-news.ts';

/** Where in the story the class is. */
export const rewindNews: News<RewindState> = {
  ask: (store) => store.ask('rewind.state', null),
  hear: (store, listener) => store.on('rewind.changed', listener),
};
