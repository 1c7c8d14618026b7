import type { DriftView, HandCounts, HandRound } from '../../shared/lesson-records.ts';
import type { SettingsState } from '../../shared/settings-records.ts';
import type { Lesson, LessonStep, LessonTexts } from '../lesson/lesson.ts';
import { holds } from './condition-holds.ts';
import { findDrift } from './drift.ts';
import { type LessonFacts, markStep, type StepMark } from './lesson-facts.ts';
import type { ShelvedLesson } from './lesson-shelf.ts';
import type { StepEntry } from './step-entry.ts';

/** How one step stands. */
export interface StepRun {
  /** From 0; null: not yet, or it was looked at without a guess. */
  readonly guess: number | null;
  /** The prediction is over: guessed, or looked at without. */
  readonly lifted: boolean;
  readonly hints: number;
  /** Everything was as it should be, once. */
  readonly done: boolean;
  /** Of the lines of `see`, in their order; of a step that was left: as it was then. */
  readonly met: readonly boolean[];
  readonly drift: readonly DriftView[];
  /** Where *do this step again* goes; null: nowhere, it is laid out anew. */
  readonly entry: StepEntry | null;
  /** What the step begins with was there when it was entered. */
  readonly wasReady: boolean;
  /** As the trainer counted them. */
  readonly hands: HandCounts;
  /** ms since 1970: when it was entered last. */
  readonly since: number;
}

/** What a step is measured against. */
interface Entered {
  readonly mark: StepMark;
  readonly settings: SettingsState['values'];
}

const untouched: StepRun = {
  guess: null,
  lifted: false,
  hints: 0,
  done: false,
  met: [],
  drift: [],
  entry: null,
  wasReady: false,
  hands: { first: null, second: null },
  since: 0,
};

/** One walk through a lesson: where somebody reads, where the bench is, and how each step stands. Knows no bench. */
export class LessonRun {
  #shelved: ShelvedLesson;
  /** ms since 1970: when it began. */
  readonly since = Date.now();
  #at = 0;
  #reached = 0;
  #entered: Entered | null = null;
  #steps: ReadonlyMap<number, StepRun> = new Map();

  constructor(shelved: ShelvedLesson) {
    this.#shelved = shelved;
  }

  get shelved(): ShelvedLesson {
    return this.#shelved;
  }

  get lesson(): Lesson {
    return this.#shelved.lesson;
  }

  get texts(): LessonTexts {
    return this.#shelved.texts;
  }

  /** The step that is read. */
  get at(): number {
    return this.#at;
  }

  /** The step that the bench is at. */
  get reached(): number {
    return this.#reached;
  }

  get reachedStep(): LessonStep {
    const step = this.lesson.steps[this.#reached];
    if (!step) throw new Error('a lesson has a step at every place');
    return step;
  }

  get atEnd(): boolean {
    return this.#at === this.lesson.steps.length - 1;
  }

  /** Its prediction is to be made before anything is seen. */
  get veiled(): boolean {
    return this.#at === this.#reached && this.reachedStep.predict !== null && !this.entered(this.#reached).lifted;
  }

  entered(step: number): StepRun {
    return this.#steps.get(step) ?? untouched;
  }

  /** The bench is at this step from now on. What was guessed and which hints were given stays. @returns as `look` */
  enter(step: number, entry: StepEntry, facts: LessonFacts): boolean {
    this.#at = step;
    this.#reached = step;
    this.#entered = { mark: markStep(facts), settings: facts.settings.values };
    const wasReady = this.reachedStep.start.every((condition) => holds(condition, facts, markStep(facts)));
    this.#change({ done: false, entry, wasReady, since: Date.now() });
    return this.look(facts);
  }

  guess(answer: number): void {
    this.#change({ guess: answer, lifted: true });
  }

  giveHint(): void {
    const { hints } = this.entered(this.#reached);
    if (this.#at === this.#reached) this.#change({ hints: Math.min(hints + 1, this.reachedStep.hints) });
  }

  /** Raised hands, of the step that is read. @param answer from 0 */
  countHands(round: HandRound, answer: number, hands: number): void {
    const answers = this.lesson.steps[this.#at]?.predict?.answers ?? 0;
    if (answer >= answers) return;
    const before = this.entered(this.#at);
    const counts = before.hands[round] ?? Array.from({ length: answers }, () => 0);
    this.#put(this.#at, { ...before, hands: { ...before.hands, [round]: counts.with(answer, hands) } });
  }

  /** Past the question, or to the next step that was read before. False: a new step would have to be entered. */
  goOn(): boolean {
    if (this.veiled) this.#change({ lifted: true });
    else if (this.#at < this.#reached) this.#at += 1;
    else return false;
    return true;
  }

  goBack(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  /** Nothing can be gone back to any more. */
  forgetEntries(): void {
    this.#steps = new Map([...this.#steps].map(([step, run]) => [step, { ...run, entry: null }]));
  }

  /** Its author has saved it: the steps keep where they stand, by their ids. */
  renew(shelved: ShelvedLesson): void {
    const before = this.lesson.steps;
    const last = shelved.lesson.steps.length - 1;
    const placeOf = (step: number) => shelved.lesson.steps.findIndex(({ id }) => id === before[step]?.id);
    const stand = (step: number) => (placeOf(step) >= 0 ? placeOf(step) : Math.min(step, last));
    const moved = [...this.#steps].map(([step, run]) => [placeOf(step), run] as const);
    this.#steps = new Map(moved.filter(([step]) => step >= 0));
    this.#reached = stand(this.#reached);
    this.#at = Math.min(stand(this.#at), this.#reached);
    this.#shelved = shelved;
  }

  /** Compares the step that the bench is at with what is so now. @returns whether it is done now, for the first time */
  look(facts: LessonFacts): boolean {
    if (!this.#entered) return false;
    const step = this.reachedStep;
    const { mark, settings } = this.#entered;
    const before = this.entered(this.#reached);
    const met = step.see.map(({ condition }) => holds(condition, facts, mark));
    const checks = step.see.map((check, place) => check.kind === 'trap' || met[place] === true);
    // A step that checks nothing is done when it has been read: its question is over, or it has none.
    const read = step.predict === null || before.lifted;
    const done = before.done || (step.see.length > 0 ? checks.every(Boolean) : read);
    const start = this.texts.steps[this.#reached]?.start ?? [];
    const drift = done ? [] : findDrift({ step, start, mark, settings }, facts);
    const helped = step.see.flatMap((check, place) =>
      check.kind === 'trap' && met[place] ? [(check.hint ?? -1) + 1] : [],
    );
    this.#change({ met, done, drift, hints: Math.max(before.hints, ...helped) });
    return done && !before.done;
  }

  #change(change: Partial<StepRun>): void {
    this.#put(this.#reached, { ...this.entered(this.#reached), ...change });
  }

  #put(step: number, run: StepRun): void {
    this.#steps = new Map([...this.#steps, [step, run]]);
  }
}
