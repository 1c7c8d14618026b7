import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '../../main/lessons/lesson/lesson.ts';
import { readLesson } from '../../main/lessons/lesson/read-lesson.ts';

const folder = join(import.meta.dirname, '../../lessons');

/** The lessons that ship, in their order. */
export function shippedLessons(): readonly Lesson[] {
  const read = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readLesson(name, readFileSync(join(folder, name, 'lesson.md'), 'utf8')));
  const lessons = read.map((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one.faults));
    return one.value;
  });
  return lessons.toSorted((one, other) => one.number - other.number);
}
