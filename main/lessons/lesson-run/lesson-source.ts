import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where the files of one lesson are. */
export interface LessonSource {
  /** What its files are called by in faults: the folder, or the file that it was packed into. */
  readonly name: string;
  /** Somebody's own, and not one of those that ship. */
  readonly own: boolean;
  /** Null when there is no such file, or when it is larger than any lesson. */
  read(file: string): Promise<string | null>;
}

/** The file that makes a folder a lesson. */
export const lessonFile = 'lesson.md';
/** Bytes. A lesson may have 200,000 characters (parse-lesson.ts), of up to four bytes each. */
export const mostLessonBytes = 800_000;

/** The lessons that ship: each in a folder of its own. */
export async function shippedSources(folder: string): Promise<readonly LessonSource[]> {
  return (await foldersIn(folder)).map((one) => folderSource(one, false));
}

/** Somebody's own folder: a lesson itself, or a folder with lessons in it. */
export async function ownSources(folder: string): Promise<readonly LessonSource[]> {
  const folders = [folder, ...(await foldersIn(folder))];
  const holds = await Promise.all(
    folders.map((one) =>
      stat(join(one, lessonFile)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, place) => holds[place]).map((one) => folderSource(one, true));
}

/** The folders that lie in one; none where nothing can be read. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

function folderSource(folder: string, own: boolean): LessonSource {
  return {
    name: basename(folder),
    own,
    read: async (file) => {
      const path = join(folder, file);
      const size = await stat(path).then(
        (found) => found.size,
        () => Number.POSITIVE_INFINITY,
      );
      return size > mostLessonBytes ? null : readFile(path, 'utf8').catch(() => null);
    },
  };
}
