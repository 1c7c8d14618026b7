/** Lessons as the window knows them: plain records. */
import type { SwitchName } from '../../server/session-server.ts';
import type { BackstagePanel } from './backstage-panels.ts';

/** What a link in a lesson leads to: somebody's thread, a switch, a line of the server's source, a panel of the backstage. */
export type LessonLink =
  | { readonly kind: 'thread'; readonly who: string }
  | { readonly kind: 'switch'; readonly name: SwitchName }
  /** `has`: words that stand on that line alone. */
  | { readonly kind: 'code'; readonly file: string; readonly has: string }
  | { readonly kind: 'panel'; readonly panel: BackstagePanel }
  /** Opens a page of the attacker's site in somebody's pane. */
  | { readonly kind: 'visit'; readonly who: string; readonly page: AttackPage };

/** Pages of the attacker's site that a lesson may lead to. */
export const attackPages = ['prize'] as const;
export type AttackPage = (typeof attackPages)[number];

export type LessonInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inlines: readonly LessonInline[] }
  | { readonly kind: 'link'; readonly to: LessonLink; readonly inlines: readonly LessonInline[] };

/** What is written in a lesson, as far as a lesson may write: no HTML, no picture, no address outside. */
export type LessonBlock =
  | { readonly kind: 'paragraph'; readonly inlines: readonly LessonInline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly LessonBlock[])[] }
  | { readonly kind: 'code'; readonly text: string };

export type LessonText = readonly LessonBlock[];

/** A lesson as the overview shows it. */
export interface LessonView {
  readonly id: string;
  /** Its place in the order in which lessons are offered. */
  readonly number: number;
  readonly title: string;
  /** What somebody knows afterwards, in a sentence. */
  readonly teaches: string;
  readonly minutes: 5 | 15 | 45;
  /** Lessons that should come first. */
  readonly needs: readonly string[];
  /** Steps that it has, and those that were done once, by their numbers from 0. */
  readonly steps: number;
  readonly done: readonly number[];
  /** Said in English, since there is no translation. */
  readonly inEnglish: boolean;
  /** Somebody's own, not one of those that ship. */
  readonly own: boolean;
}

/** A condition on what is so, with its sentence. */
export interface CheckView {
  readonly sentence: string;
  readonly met: boolean;
}

/** Hands that were raised for each answer, in their order; null: not counted. */
export interface HandCounts {
  readonly first: readonly number[] | null;
  /** After the class has talked about it. */
  readonly second: readonly number[] | null;
}

export type HandRound = keyof HandCounts;

/** A prediction, asked before it is seen. */
export interface PredictionView {
  readonly question: LessonText;
  readonly answers: readonly LessonText[];
  /** What was guessed, from 0; null: not yet, or it was looked at without a guess. */
  readonly guess: number | null;
  /** Which answer is right, and why; null while it is hidden. */
  readonly result: { readonly answer: number; readonly why: LessonText } | null;
  /** Hands of the class, told with the result: a count that is seen before the second vote decides it. */
  readonly hands: HandCounts | null;
}

/** What is not as the step needs it. */
export type DriftView =
  | { readonly kind: 'sentence'; readonly sentence: string }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'switch'; readonly name: SwitchName; readonly value: string };

/** One step as it stands. */
export interface StepView {
  readonly heading: string;
  readonly predict: PredictionView | null;
  readonly deed: LessonText | null;
  readonly checks: readonly CheckView[];
  /** Usual mistakes that were made, in sentences. */
  readonly traps: readonly string[];
  /** Hints that were asked for or that a trap gave, by degree; they stay. */
  readonly hints: readonly LessonText[];
  readonly moreHints: number;
  /** Whether the deed can be done for the learner. */
  readonly canSolve: boolean;
  /** Null until everything is as it should be. */
  readonly explain: LessonText | null;
  readonly modify: LessonText | null;
  /** What differs from what this step needs; empty when all is well. */
  readonly drift: readonly DriftView[];
}

/** The lesson that runs. */
export interface RunningLesson {
  readonly id: string;
  readonly title: string;
  readonly inEnglish: boolean;
  readonly own: boolean;
  /** The step that is read, from 0, and how many there are. */
  readonly at: number;
  readonly steps: number;
  /** The step that the bench is at; `at` is behind it while somebody looks back. */
  readonly reached: number;
  readonly step: StepView;
  /** The backstage is hidden until somebody has guessed. */
  readonly veiled: boolean;
  /** Something is being set up or done: nothing can be asked for meanwhile. */
  readonly busy: boolean;
}

export interface LessonsState {
  /** In their order; empty until they have been read. */
  readonly lessons: readonly LessonView[];
  readonly running: RunningLesson | null;
  /** The opening bench offers this lesson, in one line; null: it was begun or put away. */
  readonly offer: string | null;
}
