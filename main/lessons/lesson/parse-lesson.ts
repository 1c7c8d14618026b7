/** From Markdown to the parts that a lesson's file is made of, whatever they say. */
import type { Heading, Nodes, RootContent } from 'mdast';
import { type ContainerDirective, directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { directive } from 'micromark-extension-directive';
import { frontmatter } from 'micromark-extension-frontmatter';
import type { Faults, FilePoint } from './lesson-fault.ts';

/** The directives of a step, and how many of each it may have. */
const directives = {
  predict: { most: 1 },
  start: { most: 1 },
  do: { most: 1 },
  see: { most: 1 },
  explain: { most: 1 },
  modify: { most: 1 },
  hint: { most: 5 },
  trainer: { most: 1 },
} as const;

export type DirectiveName = keyof typeof directives;
export const directiveNames = Object.keys(directives) as readonly DirectiveName[];

/** One `:::name{attributes}` with what stands in it. */
export interface Part extends FilePoint {
  readonly name: DirectiveName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly RootContent[];
}

export interface StepParts extends FilePoint {
  /** Without the id. */
  readonly heading: string;
  /** Of "## Heading {#id}"; null when there is none. */
  readonly id: string | null;
  readonly parts: readonly Part[];
}

export interface LessonParts {
  /** The front matter's YAML, and the line that it begins in; null when there is none. */
  readonly front: { readonly text: string; readonly line: number } | null;
  readonly steps: readonly StepParts[];
  readonly source: string;
}

/** UTF-16 units; the longest lesson of ours is a tenth of it. */
const mostCharacters = 200_000;
const mostSteps = 40;
const mostInHeading = 200;

/** Takes a file apart. Null when it is no lesson at all; what is wrong is told to `faults` in any case. */
export function parseLesson(source: string, faults: Faults): LessonParts | null {
  const start = { line: 1, column: 1 };
  if (source.length > mostCharacters) {
    faults.add(start, 'lesson.fault.too-long', { most: mostCharacters });
    return null;
  }
  const [first, ...rest] = readTree(source).children;
  const front = first?.type === 'yaml' ? { text: first.value, line: pointOf(first).line + 1 } : null;
  if (front === null) faults.add(start, 'lesson.fault.no-front-matter');
  const steps = readSteps(front === null && first ? [first, ...rest] : rest, faults);
  if (steps.length === 0) faults.add(start, 'lesson.fault.no-steps');
  if (steps.length > mostSteps) {
    const what = '##';
    faults.add(steps[mostSteps] ?? start, 'lesson.fault.count', { what, most: mostSteps, found: steps.length });
  }
  return { front, steps, source };
}

/** Only directives that stand on lines of their own: in a sentence, a colon before a word is a colon. */
function readTree(source: string) {
  const { flow } = directive();
  return fromMarkdown(source, {
    extensions: [frontmatter(['yaml']), flow === undefined ? {} : { flow }],
    mdastExtensions: [frontmatterFromMarkdown(['yaml']), directiveFromMarkdown()],
  });
}

function readSteps(nodes: readonly RootContent[], faults: Faults): readonly StepParts[] {
  const steps: (StepParts & { readonly parts: Part[] })[] = [];
  for (const node of nodes) {
    const step = steps.at(-1);
    if (node.type === 'heading' && node.depth === 2) steps.push({ ...readHeading(node), parts: [] });
    else if (step === undefined) faults.add(pointOf(node), 'lesson.fault.before-step');
    else if (node.type === 'containerDirective') {
      const part = readPart(node, faults);
      if (part) step.parts.push(part);
    } else faults.add(pointOf(node), 'lesson.fault.not-in-directive', { example: ':::explain' });
  }
  for (const { parts } of steps) countParts(parts, faults);
  return steps;
}

function readHeading(node: Heading): Omit<StepParts, 'parts'> {
  const text = plainText(node).slice(0, mostInHeading);
  const [, heading = text, id = null] = /^(.*?)\s*\{#([^{}]*)\}\s*$/s.exec(text) ?? [];
  return { ...pointOf(node), heading: heading.trim(), id };
}

function readPart(node: ContainerDirective, faults: Faults): Part | null {
  const point = pointOf(node);
  if (!isDirective(node.name)) {
    faults.addUnknown({ ...point, column: point.column + 3 }, node.name, directiveNames);
    return null;
  }
  const content = node.children.filter((child) => !isLabel(child));
  if (content.length < node.children.length) faults.add(point, 'lesson.fault.unknown', { word: '[]', nearest: 'none' });
  if (content.length === 0) faults.add(point, 'lesson.fault.empty', { name: node.name });
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? ''] as const);
  return { ...point, name: node.name, attributes: Object.fromEntries(attributes), content };
}

/** The words in brackets of `:::name[words]`. */
function isLabel(node: RootContent): boolean {
  return node.type === 'paragraph' && node.data?.directiveLabel === true;
}

function countParts(parts: readonly Part[], faults: Faults): void {
  for (const what of directiveNames) {
    const found = parts.filter(({ name }) => name === what);
    const { most } = directives[what];
    const tooMany = found[most];
    if (tooMany) faults.add(tooMany, 'lesson.fault.count', { what, most, found: found.length });
  }
}

function isDirective(name: string): name is DirectiveName {
  return Object.hasOwn(directives, name);
}

/** Where a node begins. */
export function pointOf(node: Nodes): FilePoint {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

/** The words alone. */
function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
