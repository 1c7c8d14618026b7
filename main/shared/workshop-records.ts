/** *Write your own*, as the window knows it: plain records, types only. */
import type { Phrase } from './messages/phrase.ts';

/** What is wrong in a lesson's file. */
export interface FaultView {
  /** "my-lesson/lesson.md:12:3". */
  readonly place: string;
  readonly what: Phrase;
}

/** A lesson that is played to see whether it holds. */
export interface CheckRun {
  readonly id: string;
  readonly title: string;
  /** The step that is played, from 0; null: it is over. */
  readonly at: number | null;
  readonly steps: number;
  readonly problems: readonly { readonly step: string; readonly what: Phrase }[];
}

export interface WorkshopState {
  /** The folder that is open. */
  readonly folder: string | null;
  /** Of own lessons. */
  readonly faults: readonly FaultView[];
  readonly check: CheckRun | null;
  /** What is done becomes steps; null: nothing is recorded. */
  readonly recording: { readonly steps: number } | null;
}
