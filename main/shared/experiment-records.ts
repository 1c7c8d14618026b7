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
  /**
   * How far the running one is. "ready": its people can do what it asks for; "done": they did, and the shop has answered, so
   * that there is something to see. Null when none runs.
   */
  readonly stage: 'setting' | 'ready' | 'done' | null;
  /** What the attacker's site has caught since it began: the start of each ticket, "" for a visit without one. */
  readonly caught: readonly string[];
}
