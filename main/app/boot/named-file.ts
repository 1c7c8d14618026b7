import { extname, resolve } from 'node:path';
import { harEnding } from '../../exchanges/har-files.ts';
import { lessonPackEnding } from '../../lessons/workshop/lesson-pack-ending.ts';
import { benchFileEnding } from '../../workspace/bench-file/bench-file-ending.ts';

/** What a file holds, by its name: a bench, exchanges to be walked through, a lesson. */
export type FileKind = 'bench' | 'exchanges' | 'lesson';

const kinds: Readonly<Record<string, FileKind>> = {
  [`.${benchFileEnding}`]: 'bench',
  [`.${harEnding}`]: 'exchanges',
  [`.${lessonPackEnding}`]: 'lesson',
};

/** The file that a command line names (a double click on one starts the app so); null when it names none. */
export function findNamedFile(argv: readonly string[], folder: string): string | null {
  const named = argv.find((word) => !word.startsWith('-') && kindOfFile(word) !== null);
  return named === undefined ? null : resolve(folder, named);
}

/** Null for every other file. */
export function kindOfFile(path: string): FileKind | null {
  return kinds[extname(path).toLowerCase()] ?? null;
}
