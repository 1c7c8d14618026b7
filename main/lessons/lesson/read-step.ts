import type { ListItem, RootContent } from 'mdast';
import { z } from 'zod';
import type { LessonText } from '../../shared/lesson-records.ts';
import { readDeeds } from './deed-words.ts';
import type { LessonStep, StepTexts } from './lesson.ts';
import type { Faults } from './lesson-fault.ts';
import { type DirectiveName, type Part, pointOf, type StepParts } from './parse-lesson.ts';
import { type CheckLine, type PlacedText, readCheckLine } from './read-condition.ts';
import { readText } from './read-text.ts';

const mostAnswers = 4;
const mostLines = 12;
/** UTF-16 units. */
const mostInLine = 1_000;

/** A step's texts, with the lines of its lists as they stand: in the English file they hold conditions too. */
export interface StepLines {
  readonly texts: Omit<StepTexts, 'start' | 'see'>;
  readonly start: readonly PlacedText[];
  readonly see: readonly PlacedText[];
}

/** What both the English file and a translation say. */
export function readStepTexts({ heading, parts }: StepParts, source: string, faults: Faults): StepLines {
  const partOf = (name: DirectiveName) => parts.find((part) => part.name === name) ?? null;
  const textOf = (name: DirectiveName) => {
    const part = partOf(name);
    return part && readText(part.content, faults);
  };
  const linesOf = (name: DirectiveName) => {
    const part = partOf(name);
    return part === null ? [] : readLines(part, source, faults);
  };
  const predict = partOf('predict');
  return {
    texts: {
      heading,
      predict: predict && readPrediction(predict, faults),
      deed: textOf('do'),
      hints: parts.filter(({ name }) => name === 'hint').map(({ content }) => readText(content, faults)),
      explain: textOf('explain'),
      modify: textOf('modify'),
      trainer: textOf('trainer'),
    },
    start: linesOf('start'),
    see: linesOf('see'),
  };
}

/** A question, its numbered answers, and why the right one is right. */
function readPrediction({ name, content, ...point }: Part, faults: Faults): StepTexts['predict'] {
  const place = content.findIndex((node) => node.type === 'list' && node.ordered === true);
  const list = content[place];
  if (list?.type !== 'list') {
    faults.add(point, 'lesson.fault.expected', { what: '1. 2. 3.' });
    return null;
  }
  const answers = list.children.map(({ children }) => readText(children, faults));
  const question = readText(content.slice(0, place), faults);
  const why = readText(content.slice(place + 1), faults);
  if (answers.length < 2 || answers.length > mostAnswers)
    faults.add(pointOf(list), 'lesson.fault.count', { what: '1.', most: mostAnswers, found: answers.length });
  if (question.length === 0 || why.length === 0) faults.add(point, 'lesson.fault.empty', { name });
  return { question, answers, why };
}

/** The items of the one list in it, each as it is written. */
function readLines({ content, ...point }: Part, source: string, faults: Faults): readonly PlacedText[] {
  const [list, ...more] = content;
  if (list?.type !== 'list' || more.length > 0) {
    faults.add(more[0] ? pointOf(more[0]) : point, 'lesson.fault.expected', { what: '- ...' });
    return [];
  }
  if (list.children.length > mostLines)
    faults.add(point, 'lesson.fault.count', { what: '-', most: mostLines, found: list.children.length });
  return list.children.slice(0, mostLines).flatMap((item) => readLine(item, source, faults) ?? []);
}

function readLine({ children, ...item }: ListItem, source: string, faults: Faults): PlacedText | null {
  const [first, ...more] = children;
  const wrong: RootContent | undefined = first?.type === 'paragraph' ? more[0] : first;
  if (first === undefined || wrong !== undefined) {
    const point = wrong ? pointOf(wrong) : pointOf({ children, ...item });
    faults.add(point, 'lesson.fault.expected', { what: '- ...' });
    return null;
  }
  const [from, to] = [first.position?.start.offset ?? 0, first.position?.end.offset ?? 0];
  if (to - from <= mostInLine) return { ...pointOf(first), text: source.slice(from, to) };
  faults.add(pointOf(first), 'lesson.fault.too-long', { most: mostInLine });
  return null;
}

/** Attributes by the directive that takes them. */
const attributes = {
  predict: z.strictObject({
    answer: z.string().regex(/^[1-4]$/),
    wrong: z
      .string()
      .regex(/^[1-4]$/)
      .optional(),
  }),
  do: z.strictObject({ solution: z.string().min(1).max(500), mistake: z.string().max(500).default('') }),
  trainer: z.strictObject({ minutes: z.string().regex(/^\d{1,2}$/) }),
  none: z.strictObject({}),
};

const attributeExamples: Readonly<Record<string, string>> = {
  answer: '1, 2, 3, 4',
  wrong: '1, 2, 3, 4',
  minutes: '2',
  solution: 'ann.buy juice',
};

/** The rules of a step of the English file. */
export function readStepRules(
  { id, parts, ...point }: StepParts,
  lines: StepLines,
  faults: Faults,
): { readonly step: LessonStep; readonly start: readonly string[]; readonly see: readonly string[] } {
  if (id === null || !/^[a-z][a-z0-9-]{0,39}$/.test(id)) faults.add(point, 'lesson.fault.no-id', { example: '{#add}' });
  const read = <K extends keyof typeof attributes>(part: Part | undefined, kind: K) =>
    part && (readAttributes(part, attributes[kind], faults) as z.output<(typeof attributes)[K]> | null);
  const find = (name: DirectiveName) => parts.find((part) => part.name === name);
  for (const part of parts) if (!Object.hasOwn(attributes, part.name)) readAttributes(part, attributes.none, faults);
  const deed = find('do');
  const solved = read(deed, 'do');
  const trainer = read(find('trainer'), 'trainer');
  const start = lines.start.flatMap((line) => readStart(line, faults) ?? []);
  const see = lines.see.flatMap((line) => readSee(line, lines.texts.hints.length, faults) ?? []);
  return {
    step: {
      id: id ?? '',
      predict: readAnswer(find('predict'), lines.texts.predict?.answers ?? [], faults),
      solution: deed && solved ? readDeeds(solved.solution, deed, faults) : [],
      mistake: deed && solved ? readDeeds(solved.mistake, deed, faults) : [],
      start: start.map(({ condition }) => condition),
      see: see.map(({ trap, condition, hint }) =>
        trap ? { kind: 'trap', condition, hint: hint === null ? null : hint - 1 } : { kind: 'check', condition },
      ),
      hints: lines.texts.hints.length,
      minutes: trainer ? Number(trainer.minutes) : null,
    },
    start: start.map(({ sentence }) => sentence),
    see: see.map(({ sentence }) => sentence),
  };
}

/** @param hints how many the step has */
function readSee(line: PlacedText, hints: number, faults: Faults): CheckLine | null {
  const read = readCheckLine(line, faults);
  const number = read?.hint ?? 1;
  if (read?.hint != null && (number < 1 || number > hints)) faults.add(line, 'lesson.fault.no-hint', { number });
  return read;
}

/** What a step begins with is there or not: nobody falls into it. */
function readStart(line: PlacedText, faults: Faults): CheckLine | null {
  const read = readCheckLine(line, faults);
  if (read?.trap || read?.hint !== null) {
    if (read) faults.add(line, 'lesson.fault.only-in', { what: 'trap, hint', name: 'see' });
    return null;
  }
  return read;
}

function readAnswer(part: Part | undefined, answers: readonly LessonText[], faults: Faults): LessonStep['predict'] {
  if (!part) return null;
  const read = readAttributes(part, attributes.predict, faults);
  if (read === null) return null;
  const [answer, wrong] = [Number(read.answer), read.wrong === undefined ? null : Number(read.wrong)];
  for (const [name, one] of Object.entries({ answer, wrong })) {
    const value = one ?? 1;
    if (value > answers.length || (name === 'wrong' && one === answer))
      faults.add(part, 'lesson.fault.value', { name, value: String(value), example: attributeExamples[name] ?? '' });
  }
  return { answers: answers.length, answer: answer - 1, wrong: wrong === null ? null : wrong - 1 };
}

function readAttributes<S extends z.ZodRawShape>(
  part: Part,
  schema: z.ZodObject<S>,
  faults: Faults,
): z.output<z.ZodObject<S>> | null {
  const parsed = schema.safeParse(part.attributes);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) faults.addUnknown(part, key, Object.keys(schema.shape));
      continue;
    }
    const name = String(issue.path[0]);
    const value = part.attributes[name];
    if (value === undefined) faults.add(part, 'lesson.fault.missing', { name });
    else faults.add(part, 'lesson.fault.value', { name, value, example: attributeExamples[name] ?? '' });
  }
  return null;
}

/** A translation's line: its sentence alone. */
export function readSentence({ text, ...point }: PlacedText, faults: Faults): string {
  const sentence = text.replace(/\s+/g, ' ').trim();
  if (/^(?:trap\s|[a-z-]+[{(])/.test(sentence))
    faults.add(point, 'lesson.fault.only-base', { what: sentence.slice(0, 30) });
  return sentence;
}
