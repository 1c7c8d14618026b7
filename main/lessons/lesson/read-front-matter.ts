import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Faults, FilePoint } from './lesson-fault.ts';
import type { LessonParts } from './parse-lesson.ts';

const words = z.string().trim().min(1).max(200);
const lessonId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Of the English file. */
export const lessonFront = z.strictObject({
  id: lessonId,
  number: z.int().min(1).max(999),
  title: words,
  teaches: words,
  minutes: z.literal([5, 15, 45]),
  needs: z.array(lessonId).max(20).default([]),
  covers: z.array(z.int().min(1).max(14)).max(14).default([]),
  /** The bench that it begins at: so far the opening one. */
  bench: z.literal('default').default('default'),
});

/** Of a translation. */
export const translationFront = z.strictObject({ title: words, teaches: words });

const examples: Readonly<Record<string, string>> = {
  id: 'two-people',
  number: '1',
  title: 'Two people, one shop',
  teaches: 'Two people, one shop',
  minutes: '5, 15, 45',
  needs: '[two-people]',
  covers: '[1, 2, 3]',
  bench: 'default',
};

/** The front matter, by its schema; null when it does not fit. Everything that is wrong with it is told. */
export function readFrontMatter<S extends z.ZodRawShape>(
  { front }: LessonParts,
  schema: z.ZodObject<S>,
  faults: Faults,
): z.output<z.ZodObject<S>> | null {
  if (front === null) return null;
  const lines = new LineCounter();
  const document = parseDocument(front.text, { lineCounter: lines, schema: 'core' });
  const pointAt = (offset: number): FilePoint => {
    const { line, col } = lines.linePos(offset);
    return { line: front.line + line - 1, column: col };
  };
  for (const { pos, code } of document.errors) faults.add(pointAt(pos[0]), 'lesson.fault.yaml', { code });
  if (document.errors.length > 0) return null;
  const values = plainValues(document);
  if (values === null) {
    faults.add(pointAt(0), 'lesson.fault.yaml', { code: 'ALIAS' });
    return null;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        faults.addUnknown(pointAt(offsetOfKey(document, key)), key, Object.keys(schema.shape));
      }
      continue;
    }
    const name = String(issue.path[0] ?? '');
    const value = document.get(name, true);
    if (value === undefined) faults.add(pointAt(0), 'lesson.fault.missing', { name });
    else {
      const shown = String(isScalar(value) ? value.value : document.get(name)).slice(0, 60);
      const point = pointAt(offsetOfKey(document, name));
      faults.add(point, 'lesson.fault.value', { name, value: shown, example: examples[name] ?? '' });
    }
  }
  return null;
}

/** Null where something stands for something else (`*alias`), which can be made to grow without end. */
function plainValues(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return null;
  }
}

function offsetOfKey({ contents }: Document, key: string): number {
  if (!isMap(contents)) return 0;
  const pair = contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}
