import type { MessageKey } from '../../shared/messages/messages.ts';
import type { Phrase } from '../../shared/messages/phrase.ts';
import { nearestWord } from './nearest-word.ts';

/** A place in a file: line and column from 1. */
export interface FilePoint {
  readonly line: number;
  readonly column: number;
}

/** What is wrong in a lesson's file, and where. */
export interface LessonFault extends FilePoint {
  readonly file: string;
  readonly what: Phrase;
}

type FaultKey = Extract<MessageKey, `lesson.fault.${string}`>;

/** All that is wrong in one file: told at once, in the order of its lines. */
export class Faults {
  readonly file: string;
  readonly #list: LessonFault[] = [];

  constructor(file: string) {
    this.file = file;
  }

  get list(): readonly LessonFault[] {
    return this.#list.toSorted((one, other) => one.line - other.line || one.column - other.column);
  }

  get some(): boolean {
    return this.#list.length > 0;
  }

  add(point: FilePoint, key: FaultKey, values: Readonly<Record<string, string | number>> = {}): void {
    this.#list.push({ file: this.file, line: point.line, column: point.column, what: { key, values } });
  }

  /** A word that is none of `known`; the nearest of them is named when it is near. */
  addUnknown(point: FilePoint, word: string, known: readonly string[]): void {
    this.add(point, 'lesson.fault.unknown', { word, nearest: nearestWord(word, known) ?? 'none' });
  }
}

/** "lesson.md:12:3". */
export function placeOfFault({ file, line, column }: LessonFault): string {
  return `${file}:${line}:${column}`;
}
