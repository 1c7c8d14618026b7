import type { Lesson, LessonTexts, StepTexts } from './lesson.ts';
import { Faults, type LessonFault } from './lesson-fault.ts';
import { directiveNames, type Part, parseLesson, type StepParts } from './parse-lesson.ts';
import { lessonFront, readFrontMatter, translationFront } from './read-front-matter.ts';
import { readSentence, readStepRules, readStepTexts } from './read-step.ts';

/** What came of reading a file: the whole of it, or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly LessonFault[] };

/** Reads a lesson's English file. A lesson is data: whatever the file says, it is taken or refused. @param file its name, for the faults */
export function readLesson(file: string, source: string): Read<Lesson> {
  const faults = new Faults(file);
  const parts = parseLesson(source, faults);
  if (parts === null) return { ok: false, faults: faults.list };
  const front = readFrontMatter(parts, lessonFront, faults);
  const steps = parts.steps.map((step) => {
    const lines = readStepTexts(step, source, faults);
    const rules = readStepRules(step, lines, faults);
    return { rules, texts: { ...lines.texts, start: rules.start, see: rules.see } };
  });
  findTwice(parts.steps, faults);
  if (front === null || faults.some) return { ok: false, faults: faults.list };
  const { title, teaches, bench: _, ...rest } = front;
  return {
    ok: true,
    value: {
      ...rest,
      steps: steps.map(({ rules }) => rules.step),
      texts: { title, teaches, steps: steps.map(({ texts }) => texts) },
    },
  };
}

/** Reads a translation: the same steps with the same parts, and no rules, which stand in the English file alone. */
export function readTranslation(file: string, source: string, lesson: Lesson): Read<LessonTexts> {
  const faults = new Faults(file);
  const parts = parseLesson(source, faults);
  if (parts === null) return { ok: false, faults: faults.list };
  const front = readFrontMatter(parts, translationFront, faults);
  compareCounts(faults, { line: 1, column: 1 }, '##', lesson.steps.length, parts.steps.length);
  const steps = parts.steps.map((step, place): StepTexts => {
    const english = lesson.texts.steps[place];
    const { texts, start, see } = readStepTexts(step, source, faults);
    findRules(step, faults);
    const read = {
      ...texts,
      start: start.map((line) => readSentence(line, faults)),
      see: see.map((line) => readSentence(line, faults)),
    };
    if (english) compareSteps(english, read, step, faults);
    return read;
  });
  if (front === null || faults.some) return { ok: false, faults: faults.list };
  return { ok: true, value: { ...front, steps } };
}

function findTwice(steps: readonly StepParts[], faults: Faults): void {
  for (const [place, step] of steps.entries()) {
    const before = steps.slice(0, place).some(({ id }) => id !== null && id === step.id);
    if (before) faults.add(step, 'lesson.fault.twice', { name: step.id ?? '' });
  }
}

/** Ids and attributes belong to the English file: written twice, they would drift apart. */
function findRules({ id, parts, ...point }: StepParts, faults: Faults): void {
  if (id !== null) faults.add(point, 'lesson.fault.only-base', { what: `{#${id}}` });
  for (const part of parts) {
    const [name] = Object.keys(part.attributes);
    if (name !== undefined) faults.add(part, 'lesson.fault.only-base', { what: name });
  }
}

function compareSteps(english: StepTexts, own: StepTexts, { parts, ...point }: StepParts, faults: Faults): void {
  const pointOf = (name: Part['name']) => parts.find((part) => part.name === name) ?? point;
  for (const name of directiveNames) {
    compareCounts(faults, pointOf(name), name, countOf(english, name), countOf(own, name));
  }
}

/** How many things a step has of a kind: answers, lines, hints, or the one text. */
function countOf(texts: StepTexts, name: Part['name']): number {
  switch (name) {
    case 'predict':
      return texts.predict?.answers.length ?? 0;
    case 'start':
    case 'see':
      return texts[name].length;
    case 'hint':
      return texts.hints.length;
    case 'do':
      return texts.deed === null ? 0 : 1;
    case 'explain':
    case 'modify':
    case 'trainer':
      return texts[name] === null ? 0 : 1;
  }
}

function compareCounts(
  faults: Faults,
  point: { readonly line: number; readonly column: number },
  what: string,
  wanted: number,
  found: number,
): void {
  if (wanted !== found) faults.add(point, 'lesson.fault.differs', { what, wanted, found });
}
