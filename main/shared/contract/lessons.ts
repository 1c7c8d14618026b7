/** Rewind, lessons, experiments, the cookie-flag grid. */

import type { NotRewound } from '../../../server/session-server.ts';
import type { RewindPlace } from '../exchange-records.ts';
import type { ExperimentId } from '../experiment-ids.ts';
import type { ExperimentsState } from '../experiment-records.ts';
import type { GridColumn, GridState } from '../grid-records.ts';
import type { AttackPage, HandRound, LessonsState } from '../lesson-records.ts';
import type { TrainerState } from '../trainer-records.ts';

/** Where in the run the class is. */
export interface RewindState {
  /** Whether the server keeps what it needs to go back. */
  readonly recording: boolean;
  /** Where the last rewind went; null in the present. */
  readonly at: RewindPlace | null;
  /** How many presents can be returned to. */
  readonly returns: number;
  /** What the last rewind left as it was. */
  readonly notRewound: readonly NotRewound[];
}

export interface LessonsRequests {
  'rewind.state': { input: null; output: RewindState };
  /** Puts sessions, orders, settings, clock and the jars' shop cookies as they were. @throws cannot-rewind (the detail is a sentence) */
  'rewind.to': { input: RewindPlace; output: null };
  /** The present that the last rewind left is back. @throws cannot-rewind */
  'rewind.return': { input: null; output: null };
  'lesson.state': { input: null; output: LessonsState };
  /** Begins a lesson at a step (from 0), on the opening bench, with what comes before the step done. @throws no-such-lesson, no-room */
  'lesson.begin': { input: { id: string; step: number }; output: null };
  /** Keeps a guess (from 0) and shows the backstage again. */
  'lesson.guess': { input: { answer: number }; output: null };
  /** One hint more. */
  'lesson.hint': { input: null; output: null };
  /** Does what the step asks for. @throws no-such-jar, no-room */
  'lesson.solve': { input: null; output: null };
  /** Opens a page of the attacker's site in somebody's pane. @throws no-such-jar, no-room */
  'lesson.visit': { input: { who: string; page: AttackPage }; output: null };
  /** Asks for a sheet of a lesson and a place for it, and writes it as a PDF. Answers whether there is one now. @throws no-such-lesson */
  'lesson.print': { input: { id: string }; output: boolean };
  /** On, back or again, as the trainer's window asks: the keyboard stays where it is. */
  'lesson.walk': { input: { way: 'next' | 'back' | 'again' }; output: null };
  /** Raised hands, counted by the trainer, for an answer (from 0) of the step that is read. */
  'lesson.count-hands': { input: { round: HandRound; answer: number; hands: number }; output: null };
  /** For the trainer's window: it tells the answers. */
  'lesson.trainer': { input: null; output: TrainerState };
  /** No lesson is offered on the opening bench any more. */
  'lesson.put-offer-away': { input: null; output: null };
  'experiment.state': { input: null; output: ExperimentsState };
  /** Turns the experiment's defences off and sets the stage. @throws no-room */
  'experiment.begin': { input: { id: ExperimentId }; output: null };
  /** Sets the stage of the running one anew, with the switches as they stand now. @throws no-experiment, no-room */
  'experiment.again': { input: null; output: null };
  /** The thief shows the shop the ticket that was caught last. @throws nothing-caught */
  'experiment.use-caught': { input: null; output: null };
  /** Puts its switches back to where they were. */
  'experiment.end': { input: null; output: null };
  /** The rows and columns of the cookie-flag grid, and what has been tried. */
  'grid.state': { input: null; output: GridState };
  /** Tries all of it in a browser of its own; columns come as events. Answers when the last one is told. @throws busy */
  'grid.run': { input: null; output: null };
}

export interface LessonsEvents {
  'rewind.changed': RewindState;
  'lesson.changed': LessonsState;
  /** Told to the trainer's window alone. */
  'lesson.trainer-changed': TrainerState;
  'experiment.changed': ExperimentsState;
  /** A column of the cookie-flag grid has been tried. */
  'grid.column': GridColumn;
}
