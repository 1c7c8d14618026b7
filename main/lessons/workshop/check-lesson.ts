import { AskError } from '../../shared/ask-error.ts';
import type { RunningLesson } from '../../shared/lesson-records.ts';
import type { Phrase } from '../../shared/messages/phrase.ts';
import type { Deed } from '../lesson/deed-words.ts';
import type { LessonStep } from '../lesson/lesson.ts';
import { linksOfLesson } from '../lesson/lesson-links.ts';
import type { ShelvedLesson } from '../lesson-run/lesson-shelf.ts';
import type { Lessons } from '../lesson-run/lessons.ts';

export interface CheckDeps {
  readonly lessons: Lessons;
  readonly doDeeds: (deeds: readonly Deed[]) => Promise<void>;
  /** The text of a file of the server's source. @throws when there is none */
  readonly readCode: (file: string) => string;
}

/** What does not hold, in the order in which it was found. */
export interface Problem {
  /** The heading of the step; empty: of the lesson as a whole. */
  readonly step: string;
  readonly what: Phrase;
}

/** ms. What a deed brings about is told in a fraction of it; a check that stays red tells nothing. */
const patience = 4_000;

/**
 * Plays a lesson as a learner who always does the usual mistake first: every step is red when it is entered, its mistake is met by a
 * trap, its solution turns it green, and done again it is red once more. The bench is the lesson's meanwhile.
 *
 * @param told is given the step that is played, from 0, and what was found so far
 */
export async function checkLesson(
  { lesson, texts }: ShelvedLesson,
  deps: CheckDeps,
  told: (at: number, problems: readonly Problem[]) => void,
): Promise<readonly Problem[]> {
  const { lessons } = deps;
  const problems: Problem[] = [...findLostLinks(texts, deps)];
  await lessons.begin(lesson.id);
  for (const [at, step] of lesson.steps.entries()) {
    told(at, problems);
    const heading = texts.steps[at]?.heading ?? '';
    if (running(lessons).veiled) lessons.guess(0);
    for await (const what of playStep(step, deps)) problems.push({ step: heading, what });
    if (at < lesson.steps.length - 1) await lessons.next();
    // It could not be entered: what comes after it cannot be told.
    if (lessons.state().running?.at !== Math.min(at + 1, lesson.steps.length - 1)) break;
  }
  lessons.leave();
  return problems;
}

async function* playStep(step: LessonStep, deps: CheckDeps): AsyncGenerator<Phrase> {
  const { lessons } = deps;
  const now = running(lessons).step;
  const drift = now.drift.flatMap((one) => (one.kind === 'sentence' ? one.sentence : one.name));
  if (drift.length > 0) yield { key: 'workshop.problem.not-ready', values: { what: drift.join(' ') } };
  if (step.see.some(({ kind }) => kind === 'check') && redOf(lessons).length === 0)
    yield { key: 'workshop.problem.green-at-once' };
  if (now.traps.length > 0) yield { key: 'workshop.problem.trap-at-once', values: { what: now.traps.join(' ') } };
  if (step.solution.length === 0) return;
  if (step.mistake.length > 0) {
    const trouble = await attempt(() => deps.doDeeds(step.mistake));
    if (trouble) yield trouble;
    else if (!(await settles(lessons, () => running(lessons).step.traps.length > 0)))
      yield { key: 'workshop.problem.no-trap' };
    await lessons.again();
  }
  for (const time of ['first', 'second'] as const) {
    const trouble = await attempt(() => lessons.solve());
    if (trouble) {
      yield trouble;
      return;
    }
    if (!(await settles(lessons, () => redOf(lessons).length === 0))) {
      yield { key: 'workshop.problem.stays-red', values: { what: redOf(lessons).join(' ') } };
      return;
    }
    if (time === 'second' || step.see.length === 0) return;
    await lessons.again();
    if (!(await settles(lessons, () => redOf(lessons).length > 0))) yield { key: 'workshop.problem.not-undone' };
  }
}

/** @returns why it could not be done; null when it could */
async function attempt(work: () => Promise<void>): Promise<Phrase | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AskError)) throw error;
    return { key: 'workshop.problem.cannot-do', values: { what: error.message } };
  }
}

/** Sentences that are not so yet. */
function redOf(lessons: Lessons): readonly string[] {
  return running(lessons).step.checks.flatMap(({ sentence, met }) => (met ? [] : [sentence]));
}

/** @throws AskError no-such-lesson: somebody has left it */
function running(lessons: Lessons): RunningLesson {
  const now = lessons.state().running;
  if (!now) throw new AskError('no-such-lesson', 'it was left while it was checked');
  return now;
}

/** Waits until something is so, bounded: a lesson that does not hold must not wait for ever. */
async function settles(lessons: Lessons, isSo: () => boolean): Promise<boolean> {
  // What was just done is looked at in the next turn: before that, all stands as it did.
  await new Promise(setImmediate);
  return new Promise((resolve, reject) => {
    const end = (outcome: () => void) => {
      clearTimeout(timer);
      lessons.off('changed', look);
      outcome();
    };
    const look = () => {
      try {
        if (isSo()) end(() => resolve(true));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const timer = setTimeout(() => end(() => resolve(false)), patience);
    lessons.on('changed', look);
    look();
  });
}

/** Links to code whose words stand on no line, or on several. */
function findLostLinks(texts: ShelvedLesson['texts'], { readCode }: CheckDeps): readonly Problem[] {
  return linksOfLesson(texts).flatMap((link): readonly Problem[] => {
    if (link.kind !== 'code') return [];
    const { file, has } = link;
    let lines: readonly string[] = [];
    try {
      lines = readCode(file).split('\n');
    } catch {
      // There is no such file: its words stand on no line.
    }
    const found = lines.filter((line) => line.includes(has)).length;
    if (found === 1) return [];
    return [{ step: '', what: { key: 'workshop.problem.lost-link', values: { file, words: has, found } } }];
  });
}
