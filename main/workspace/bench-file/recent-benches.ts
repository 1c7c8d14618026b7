import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeOwnFileSync } from '../../../server/session-server.ts';

const mostRemembered = 10;
const recentSchema = z.object({ paths: z.array(z.string().min(1)).catch([]) });

/** The bench files opened or saved last, newest first; kept over a restart. */
export class RecentBenches {
  readonly #file: string;
  #paths: readonly string[];

  readonly #tellSystem: (path: string) => void;

  /**
   * @param file where the list is kept. A missing or damaged one is an empty list. @param tellSystem for the system's own list (a
   *   taskbar's, a Dock's)
   */
  constructor(file: string, tellSystem: (path: string) => void = () => {}) {
    this.#file = file;
    this.#tellSystem = tellSystem;
    this.#paths = readPaths(file);
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  add(path: string): void {
    this.#keep([path, ...this.#paths.filter((other) => other !== path)].slice(0, mostRemembered));
    this.#tellSystem(path);
  }

  remove(path: string): void {
    this.#keep(this.#paths.filter((other) => other !== path));
  }

  #keep(paths: readonly string[]): void {
    this.#paths = paths;
    try {
      writeOwnFileSync(this.#file, `${JSON.stringify({ paths }, null, 2)}\n`);
    } catch {
      // A read-only home: the list then lasts as long as the app runs.
    }
  }
}

function readPaths(file: string): readonly string[] {
  try {
    return recentSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).paths.slice(0, mostRemembered);
  } catch {
    return [];
  }
}
