import type { TrainerView } from '../../shared/trainer-records.ts';
import type { LessonRun } from './lesson-run.ts';

/** The step that the class reads as its trainer sees it: notes, answers and what comes next. Pure. */
export function lookForTrainer(run: LessonRun, busy: boolean): TrainerView {
  const { at, reached, lesson, texts, veiled } = run;
  const [step, said, stands] = [lesson.steps[at], texts.steps[at], run.entered(at)];
  if (!step || !said) throw new Error('a lesson has a step at every place');
  const next = texts.steps[at + 1];
  const lines = step.see.map(({ kind }, place) => ({
    kind,
    sentence: said.see[place] ?? '',
    met: stands.met[place] === true,
  }));
  const linesOf = (wanted: 'check' | 'trap') =>
    lines.filter(({ kind }) => kind === wanted).map(({ sentence, met }) => ({ sentence, met }));
  return {
    title: texts.title,
    at,
    reached,
    steps: lesson.steps.length,
    heading: said.heading,
    notes: said.trainer,
    minutes: { step: step.minutes, lesson: lesson.minutes },
    since: { step: run.entered(reached).since, lesson: run.since },
    predict: said.predict &&
      step.predict && {
        ...said.predict,
        answer: step.predict.answer,
        wrong: step.predict.wrong,
        guess: stands.guess,
        hands: stands.hands,
      },
    veiled,
    deed: said.deed,
    checks: linesOf('check'),
    traps: linesOf('trap'),
    hints: said.hints,
    hintsGiven: stands.hints,
    next: next ? { heading: next.heading, question: next.predict?.question ?? null } : null,
    busy,
  };
}
