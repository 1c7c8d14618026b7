import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { writeOwnFileSync } from '../../../server/session-server.ts';
import { foldersIn, type LessonSource, ownSources } from '../lesson-run/lesson-source.ts';
import { watchFolders } from './watch-folders.ts';

const keptSchema = z.object({ folder: z.string().min(1).max(4096).nullable().default(null) });

/** Somebody's own lessons: a folder that is watched while it is open, and packed ones that were opened in this run. */
export class OwnLessons {
  readonly #file: string;
  /** Something may have to be read anew. */
  readonly #changed: () => void;
  #folder: string | null;
  #packs: readonly LessonSource[] = [];
  #unwatch = () => {};

  /** @param file where it is kept which folder is open. */
  constructor(file: string, changed: () => void) {
    this.#file = file;
    this.#changed = changed;
    this.#folder = readKept(file);
  }

  get folder(): string | null {
    return this.#folder;
  }

  /** Where own lessons are now. The folder is watched from then on. */
  async sources(): Promise<readonly LessonSource[]> {
    this.#unwatch();
    if (this.#folder === null) return this.#packs;
    const folder = this.#folder;
    const folders = [folder, ...(await foldersIn(folder))];
    // Read twice at once, it is watched once.
    this.#unwatch();
    this.#unwatch = watchFolders(folders, this.#changed);
    return [...(await ownSources(folder)), ...this.#packs];
  }

  /** @param folder null: none any more */
  open(folder: string | null): void {
    this.#folder = folder;
    try {
      writeOwnFileSync(this.#file, `${JSON.stringify({ folder }, null, 2)}\n`);
    } catch {
      // A read-only home: the folder is then open as long as the app runs.
    }
    this.#changed();
  }

  /** A packed lesson, until the app ends. Null: it is none. Nothing is read anew by it. */
  async openPack(path: string): Promise<LessonSource | null> {
    const { mostPackBytes, readPack } = await import('./lesson-pack.ts');
    const size = await stat(path).then(
      (found) => found.size,
      () => Number.POSITIVE_INFINITY,
    );
    const bytes = size > mostPackBytes ? null : await readFile(path).catch(() => null);
    const pack = bytes && readPack(path, bytes);
    if (!pack) return null;
    this.#packs = [...this.#packs.filter(({ name }) => name !== pack.name), pack];
    return pack;
  }

  close(): void {
    this.#unwatch();
  }
}

function readKept(file: string): string | null {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).folder;
  } catch {
    return null;
  }
}
