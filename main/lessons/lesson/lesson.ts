import type { LessonText } from '../../shared/lesson-records.ts';
import type { Condition } from './condition-words.ts';
import type { Deed } from './deed-words.ts';

/** A lesson: its rules, which stand in the English file alone, and what that file says. */
export interface Lesson {
  readonly id: string;
  /** Its place in the order in which lessons are offered. */
  readonly number: number;
  readonly minutes: 5 | 15 | 45;
  /** Lessons that should come first. */
  readonly needs: readonly string[];
  /** Points of the article's list that it shows. */
  readonly covers: readonly number[];
  readonly steps: readonly LessonStep[];
  readonly texts: LessonTexts;
}

export interface LessonStep {
  /** Names it in the file of progress, whatever its place. */
  readonly id: string;
  /** Answers from 0; `wrong` is the usual wrong one. */
  readonly predict: { readonly answers: number; readonly answer: number; readonly wrong: number | null } | null;
  /** What the step asks for, done by the app itself; empty: it asks for nothing. */
  readonly solution: readonly Deed[];
  /** The usual mistake, which a trap tells of; empty: there is none. Only tests make it. */
  readonly mistake: readonly Deed[];
  /** What must be so for it to be done. */
  readonly start: readonly Condition[];
  readonly see: readonly Check[];
  readonly hints: number;
  /** How long it should take, as it is written for the trainer; null: it does not say. */
  readonly minutes: number | null;
}

/** What turns green; or a usual mistake, with the hint that helps, from 0. */
type Check =
  | { readonly kind: 'check'; readonly condition: Condition }
  | { readonly kind: 'trap'; readonly condition: Condition; readonly hint: number | null };

/** What a lesson says in one language. */
export interface LessonTexts {
  readonly title: string;
  /** What somebody knows afterwards, in a sentence. */
  readonly teaches: string;
  readonly steps: readonly StepTexts[];
}

/** What a step says; the lists answer to those of the step. */
export interface StepTexts {
  readonly heading: string;
  readonly predict: {
    readonly question: LessonText;
    readonly answers: readonly LessonText[];
    readonly why: LessonText;
  } | null;
  readonly deed: LessonText | null;
  readonly start: readonly string[];
  readonly see: readonly string[];
  readonly hints: readonly LessonText[];
  readonly explain: LessonText | null;
  readonly modify: LessonText | null;
  /** For the trainer: what to ask, what to expect, what usually goes wrong. */
  readonly trainer: LessonText | null;
}
