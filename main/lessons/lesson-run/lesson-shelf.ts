import { fallbackLanguage, type Language } from '../../../server/session-server.ts';
import type { Lesson, LessonTexts } from '../lesson/lesson.ts';
import type { LessonFault } from '../lesson/lesson-fault.ts';
import { readLesson, readTranslation } from '../lesson/read-lesson.ts';
import { type LessonSource, lessonFile } from './lesson-source.ts';

/** A lesson with what it says in the language that is spoken. */
export interface ShelvedLesson {
  readonly lesson: Lesson;
  readonly texts: LessonTexts;
  /** There is no translation: it is said in English. */
  readonly inEnglish: boolean;
  readonly source: LessonSource;
}

/** A fault, and whether it is in somebody's own lesson: then it is for that person's eyes. */
export type ShelfFault = LessonFault & { readonly own: boolean };

export interface LessonShelf {
  /** In the order of their numbers. */
  readonly lessons: readonly ShelvedLesson[];
  /** Of all files that were read; a lesson with a fault is not on the shelf, a translation with one is not used. */
  readonly faults: readonly ShelfFault[];
}

/**
 * Reads lessons: `lesson.md` and `lesson.<language>.md` of each source. Somebody's own lesson takes the place of one that ships and
 * has the same id.
 *
 * @param language of the texts; what has no translation is said in English
 */
export async function readLessonShelf(sources: readonly LessonSource[], language: Language): Promise<LessonShelf> {
  const read = await Promise.all(sources.map((source) => readOne(source, language)));
  const found = read.flatMap(({ shelved }) => shelved ?? []);
  const twice = found.filter(
    (one, place) => one.source.own && found.slice(0, place).some((other) => other.source.own && isSame(one, other)),
  );
  const lessons = found.filter(
    (one) => !twice.includes(one) && (one.source.own || !found.some((other) => other.source.own && isSame(one, other))),
  );
  return {
    lessons: lessons.toSorted((one, other) => one.lesson.number - other.lesson.number),
    faults: [
      ...read.flatMap(({ faults }) => faults),
      ...twice.map(({ lesson, source }) => atStart(source, { key: 'lesson.fault.twice', values: { name: lesson.id } })),
      ...missingNeeds(lessons),
    ],
  };
}

function isSame(one: ShelvedLesson, other: ShelvedLesson): boolean {
  return one.lesson.id === other.lesson.id;
}

async function readOne(
  source: LessonSource,
  language: Language,
): Promise<{ readonly shelved: ShelvedLesson | null; readonly faults: readonly ShelfFault[] }> {
  const { name, own } = source;
  const owned = (faults: readonly LessonFault[]) => faults.map((fault) => ({ ...fault, own }));
  const text = await source.read(lessonFile);
  if (text === null) return { shelved: null, faults: [] };
  const english = readLesson(`${name}/${lessonFile}`, text);
  if (!english.ok) return { shelved: null, faults: owned(english.faults) };
  const lesson = english.value;
  if (!own && lesson.id !== name) {
    const what = { key: 'lesson.fault.folder', values: { id: lesson.id, folder: name } } as const;
    return { shelved: null, faults: [atStart(source, what)] };
  }
  const file = `lesson.${language}.md`;
  const translation = language === fallbackLanguage ? null : await source.read(file);
  const inEnglish = { lesson, texts: lesson.texts, inEnglish: language !== fallbackLanguage, source };
  if (translation === null) return { shelved: inEnglish, faults: [] };
  const translated = readTranslation(`${name}/${file}`, translation, lesson);
  if (!translated.ok) return { shelved: inEnglish, faults: owned(translated.faults) };
  return { shelved: { lesson, texts: translated.value, inEnglish: false, source }, faults: [] };
}

/** A lesson that should come first must be there. */
function missingNeeds(lessons: readonly ShelvedLesson[]): readonly ShelfFault[] {
  const ids = lessons.map(({ lesson }) => lesson.id);
  return lessons.flatMap(({ lesson, source }) =>
    lesson.needs
      .filter((id) => !ids.includes(id))
      .map((id) => atStart(source, { key: 'lesson.fault.unknown', values: { word: id, nearest: 'none' } })),
  );
}

/** Of the whole lesson. */
function atStart({ name, own }: LessonSource, what: LessonFault['what']): ShelfFault {
  return { file: `${name}/${lessonFile}`, line: 1, column: 1, what, own };
}
