import { extname, resolve } from 'node:path';
import { harEnding } from '../../exchanges/har-files.ts';
import { benchFileEnding } from '../../workspace/bench-file/bench-file-ending.ts';

/** The bench or the HAR that a command line names (a double click on one starts the app so); null when it names none. */
export function findNamedFile(argv: readonly string[], folder: string): string | null {
  const named = argv.find((word) => !word.startsWith('-') && (holdsExchanges(word) || endsWith(word, benchFileEnding)));
  return named === undefined ? null : resolve(folder, named);
}

/** Exchanges to be walked through, not a bench, by the file's name. */
export function holdsExchanges(path: string): boolean {
  return endsWith(path, harEnding);
}

function endsWith(path: string, ending: string): boolean {
  return extname(path).toLowerCase() === `.${ending}`;
}
