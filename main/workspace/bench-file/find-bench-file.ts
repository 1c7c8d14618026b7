import { resolve } from 'node:path';

export const benchFileEnding = 'jarful';

/** The bench file that a command line names (a double click on one starts the app so); null when it names none. */
export function findBenchFile(argv: readonly string[], folder: string): string | null {
  const named = argv.find((word) => !word.startsWith('-') && word.endsWith(`.${benchFileEnding}`));
  return named === undefined ? null : resolve(folder, named);
}
