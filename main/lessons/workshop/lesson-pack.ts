import { basename } from 'node:path';
// Its build for Node declares a `require` of its own, which our bundle has already; this one needs nothing of Node.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';
import { type LessonSource, lessonFile, mostLessonBytes } from '../lesson-run/lesson-source.ts';

/** Bytes; ours are a hundredth of it. */
export const mostPackBytes = 2_000_000;
/** The files of a lesson, and those alone: nothing else of a pack is looked at. */
const lessonFiles = /^lesson(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})?\.md$/;
const mostFiles = 40;

/**
 * Reads a `.jarful-lesson`: a ZIP of a lesson's folder, or of the files in it. It lives in memory alone: nothing is unpacked onto
 * the disk, so no name in it can lead anywhere.
 *
 * @returns null when it is none, or says that it is larger than a lesson
 */
export function readPack(path: string, bytes: Uint8Array): LessonSource | null {
  if (bytes.length > mostPackBytes) return null;
  let taken = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      // What it says of its size is what is set aside for it: more than that is never written.
      filter: ({ name, originalSize }) => {
        const wanted = lessonFiles.test(nameIn(name)) && originalSize <= mostLessonBytes && taken < mostFiles;
        if (wanted) taken += 1;
        return wanted;
      },
    });
  } catch {
    return null;
  }
  const texts = new Map(Object.entries(files).map(([name, content]) => [nameIn(name), strFromU8(content)]));
  if (!texts.has(lessonFile)) return null;
  return { name: basename(path), own: true, read: async (file) => texts.get(file) ?? null };
}

/** Packs the files of a lesson. @param languages in which it may be said, BCP 47 */
export async function writePack(source: LessonSource, languages: readonly string[]): Promise<Uint8Array> {
  const names = [lessonFile, ...languages.map((tag) => `lesson.${tag}.md`)];
  const read = await Promise.all(names.map(async (name) => [name, await source.read(name)] as const));
  const files = read.flatMap(([name, text]) => (text === null ? [] : [[name, strToU8(text)] as const]));
  // The same lesson is packed into the same bytes.
  return zipSync(Object.fromEntries(files), { mtime: '1990-01-01' });
}

/** Without the one folder that it may lie in. */
function nameIn(path: string): string {
  return path.replace(/^[^/\\]+\//, '');
}
