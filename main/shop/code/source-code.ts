import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AskError } from '../../shared/ask-error.ts';

/** The server's own source, shipped with the build: what is shown is what runs. */
export interface SourceCode {
  /** Paths relative to the repository, with "/", sorted. */
  files(): Promise<readonly string[]>;
  /** @throws AskError no-such-file, also for a path that is not in `files()`. */
  read(file: string): Promise<string>;
}

const shown = /\.(?:ts|liquid|css)$/;

/** @param appFolder where `server/` lies: the checkout, or the package. */
export function openSourceCode(appFolder: string): SourceCode {
  let list: Promise<readonly string[]> | null = null;
  const files = () => {
    list ??= readdir(join(appFolder, 'server'), { recursive: true }).then((names) =>
      names
        .map((name) => `server/${name.replaceAll('\\', '/')}`)
        .filter((name) => shown.test(name))
        .sort(),
    );
    return list;
  };
  // What runs was read at the start: what is shown later must be the same, and is read once for all who ask.
  const texts = new Map<string, Promise<string>>();
  return {
    files,
    // Only names of the list: a path that somebody made up is never joined to anything.
    read: async (file) => {
      if (!(await files()).includes(file)) throw new AskError('no-such-file', file);
      const text = texts.get(file) ?? readFile(join(appFolder, ...file.split('/')), 'utf8');
      texts.set(file, text);
      return text;
    },
  };
}
