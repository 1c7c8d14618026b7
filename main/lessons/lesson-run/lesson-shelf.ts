import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fallbackLanguage, type Language } from '../../../server/session-server.ts';
import type { Lesson, LessonTexts } from '../lesson/lesson.ts';
import type { LessonFault } from '../lesson/lesson-fault.ts';
import { readLesson, readTranslation } from '../lesson/read-lesson.ts';

/** A lesson with what it says in the language that is spoken. */
export interface ShelvedLesson {
  readonly lesson: Lesson;
  readonly texts: LessonTexts;
  /** There is no translation: it is said in English. */
  readonly inEnglish: boolean;
}

export interface LessonShelf {
  /** In the order of their numbers. */
  readonly lessons: readonly ShelvedLesson[];
  /** Of all files that were read; a lesson with a fault is not on the shelf, a translation with one is not used. */
  readonly faults: readonly LessonFault[];
}

/**
 * Reads the lessons that lie in a folder, each a folder of its own: `<id>/lesson.md` and `<id>/lesson.<language>.md`.
 *
 * @param language of the texts; what has no translation is said in English
 */
export async function readLessonShelf(folder: string, language: Language): Promise<LessonShelf> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const read = await Promise.all(names.map((name) => readOne(folder, name, language)));
  const lessons = read.flatMap(({ shelved }) => shelved ?? []);
  return {
    lessons: lessons.toSorted((one, other) => one.lesson.number - other.lesson.number),
    faults: [...read.flatMap(({ faults }) => faults), ...missingNeeds(lessons)],
  };
}

async function readOne(
  folder: string,
  name: string,
  language: Language,
): Promise<{ readonly shelved: ShelvedLesson | null; readonly faults: readonly LessonFault[] }> {
  const source = await readFile(join(folder, name, 'lesson.md'), 'utf8').catch(() => null);
  if (source === null) return { shelved: null, faults: [] };
  const english = readLesson(`${name}/lesson.md`, source);
  if (!english.ok) return { shelved: null, faults: english.faults };
  const lesson = english.value;
  if (lesson.id !== name) {
    const what = { key: 'lesson.fault.folder', values: { id: lesson.id, folder: name } } as const;
    return { shelved: null, faults: [{ file: `${name}/lesson.md`, line: 1, column: 1, what }] };
  }
  const file = `lesson.${language}.md`;
  const own = await readFile(join(folder, name, file), 'utf8').catch(() => null);
  const inEnglish = { lesson, texts: lesson.texts, inEnglish: language !== fallbackLanguage };
  if (own === null || language === fallbackLanguage) return { shelved: inEnglish, faults: [] };
  const translated = readTranslation(`${name}/${file}`, own, lesson);
  if (!translated.ok) return { shelved: inEnglish, faults: translated.faults };
  return { shelved: { lesson, texts: translated.value, inEnglish: false }, faults: [] };
}

/** A lesson that should come first must be there. */
function missingNeeds(lessons: readonly ShelvedLesson[]): readonly LessonFault[] {
  const ids = lessons.map(({ lesson }) => lesson.id);
  return lessons.flatMap(({ lesson }) =>
    lesson.needs
      .filter((id) => !ids.includes(id))
      .map((id) => ({
        file: `${lesson.id}/lesson.md`,
        line: 1,
        column: 1,
        what: { key: 'lesson.fault.unknown', values: { word: id, nearest: 'none' } } as const,
      })),
  );
}
