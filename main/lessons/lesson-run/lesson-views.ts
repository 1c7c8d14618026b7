/** What the window is told of lessons: pure. */
import type { LessonView, PredictionView, RunningLesson, StepView } from '../../shared/lesson-records.ts';
import type { StepTexts } from '../lesson/lesson.ts';
import type { LessonFacts } from './lesson-facts.ts';
import type { LessonRun, StepRun } from './lesson-run.ts';
import type { ShelvedLesson } from './lesson-shelf.ts';

/** @param done the ids of the steps that were done once */
export function lookAtShelf({ lesson, texts, inEnglish, source }: ShelvedLesson, done: readonly string[]): LessonView {
  const { id, number, minutes, needs, steps } = lesson;
  return {
    id,
    number,
    title: texts.title,
    teaches: texts.teaches,
    minutes,
    needs,
    steps: steps.length,
    done: steps.flatMap((step, place) => (done.includes(step.id) ? [place] : [])),
    inEnglish,
    own: source.own,
  };
}

export function lookAtRun(run: LessonRun, busy: boolean): RunningLesson {
  const { at, reached, lesson, texts, shelved, veiled } = run;
  return {
    id: lesson.id,
    title: texts.title,
    inEnglish: shelved.inEnglish,
    own: shelved.source.own,
    at,
    steps: lesson.steps.length,
    reached,
    step: lookAtStep(run),
    veiled,
    busy,
  };
}

function lookAtStep(run: LessonRun): StepView {
  const { at, reached, lesson } = run;
  const [step, texts, stands] = [lesson.steps[at], run.texts.steps[at], run.entered(at)];
  if (!step || !texts) throw new Error('a lesson has a step at every place');
  const here = at === reached;
  const lines = step.see.map(({ kind }, place) => ({
    kind,
    sentence: texts.see[place] ?? '',
    met: stands.met[place] === true,
  }));
  const seen = stands.lifted || step.predict === null;
  return {
    heading: texts.heading,
    predict: texts.predict && lookAtPrediction(texts.predict, step.predict?.answer ?? 0, stands),
    // Before the guess nothing else is asked for: it would be the answer.
    deed: seen ? texts.deed : null,
    checks: seen ? lines.filter(({ kind }) => kind === 'check').map(({ sentence, met }) => ({ sentence, met })) : [],
    traps: lines
      .filter(({ kind, met }) => kind === 'trap' && met && here && !stands.done)
      .map(({ sentence }) => sentence),
    hints: texts.hints.slice(0, stands.hints),
    moreHints: here && seen && !stands.done ? texts.hints.length - stands.hints : 0,
    canSolve: here && seen && !stands.done && step.solution.length > 0,
    explain: stands.done || (seen && step.see.length === 0) ? texts.explain : null,
    modify: stands.done || (seen && step.see.length === 0) ? texts.modify : null,
    drift: here && seen ? stands.drift : [],
  };
}

/** The result is told when what was predicted has been seen; before that only the guess is kept. */
function lookAtPrediction(
  { question, answers, why }: NonNullable<StepTexts['predict']>,
  answer: number,
  { guess, done, hands }: StepRun,
): PredictionView {
  const counted = hands.first !== null || hands.second !== null;
  return { question, answers, guess, result: done ? { answer, why } : null, hands: done && counted ? hands : null };
}

/** Whether the bench is as Jarful begins: Ann and Bob in the shop, nobody has done anything, everything is at its first value. */
export function isOpening(
  { jars, panes, shop, rows, settings, held }: LessonFacts,
  changed: readonly string[],
): boolean {
  const names = jars.map(({ name, site }) => (site === 'shop' ? name : '')).join();
  const atHome = panes.every(
    ({ address, trouble, popped }) => address === `${shop}/shop/` && trouble === null && !popped,
  );
  const untouched = rows.size === 0 && held.length === 0 && changed.length === 0 && settings.clockAhead === 0;
  return untouched && names === 'Ann,Bob' && panes.length === 2 && atHome;
}
