/** The article's experiments as the window knows them: plain records, types only. */
import type { SwitchName } from '../../server/session-server.ts';
import type { ExperimentId } from './experiment-ids.ts';

export interface ExperimentView {
  readonly id: ExperimentId;
  /** The switches that decide how it ends; those that `begin` turns off first, and others worth trying. */
  readonly switches: readonly SwitchName[];
}

export interface ExperimentsState {
  readonly experiments: readonly ExperimentView[];
  /** The one that was begun last and not ended; null when none is. */
  readonly running: ExperimentId | null;
  /** Everything that the running one asks for was done, and answered by the shop: there is something to see. */
  readonly done: boolean;
  /** What the attacker's site has caught since it began: the start of each ticket, "" for a visit without one. */
  readonly caught: readonly string[];
}
