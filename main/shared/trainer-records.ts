/** What the trainer's own window shows: with the answers, which the class has not seen yet. Types only. */
import type { CheckView, HandCounts, LessonText } from './lesson-records.ts';

interface TrainerQuestion {
  readonly question: LessonText;
  readonly answers: readonly LessonText[];
  /** From 0. */
  readonly answer: number;
  /** The usual wrong one, from 0; null: none is usual. */
  readonly wrong: number | null;
  readonly why: LessonText;
  /** What was guessed in the window, from 0. */
  readonly guess: number | null;
  readonly hands: HandCounts;
}

/** The step that the class reads, with all that only the trainer knows. */
export interface TrainerView {
  readonly title: string;
  /** From 0; `reached` is the step that the bench is at. */
  readonly at: number;
  readonly reached: number;
  readonly steps: number;
  readonly heading: string;
  /** What is written for the trainer; null when nothing is. */
  readonly notes: LessonText | null;
  /** How long the step and the lesson should take; null when the step does not say. */
  readonly minutes: { readonly step: number | null; readonly lesson: number };
  /** ms since 1970 of this computer's clock: when the step that the bench is at was entered, and when the lesson began. */
  readonly since: { readonly step: number; readonly lesson: number };
  readonly predict: TrainerQuestion | null;
  /** The class has the question before it, and nothing else. */
  readonly veiled: boolean;
  readonly deed: LessonText | null;
  readonly checks: readonly CheckView[];
  /** Usual mistakes, and whether they were made. */
  readonly traps: readonly CheckView[];
  /** All of them; the class sees the first `hintsGiven`. */
  readonly hints: readonly LessonText[];
  readonly hintsGiven: number;
  readonly next: { readonly heading: string; readonly question: LessonText | null } | null;
  readonly busy: boolean;
}

export interface TrainerState {
  /** Null while no lesson runs. */
  readonly lesson: TrainerView | null;
}
