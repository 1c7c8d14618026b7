import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AskError } from '../../shared/ask-error.ts';

/** The server's own source, shipped with the build: what is shown is what runs. */
export interface SourceCode {
  /** Paths relative to the repository, with "/", sorted. */
  files(): readonly string[];
  /** @throws AskError no-such-file, also for a path that is not in `files()`. */
  read(file: string): string;
}

const shown = /\.(?:ts|liquid|css)$/;

/**
 * Reads when it is first asked, and at once: two hundred small files take ten times as long one promise after the other.
 *
 * @param appFolder where `server/` lies: the checkout, or the package.
 */
export function openSourceCode(appFolder: string): SourceCode {
  let list: readonly string[] | null = null;
  const files = () => {
    list ??= readdirSync(join(appFolder, 'server'), { recursive: true, encoding: 'utf8' })
      .map((name) => `server/${name.replaceAll('\\', '/')}`)
      .filter((name) => shown.test(name))
      .sort();
    return list;
  };
  // What runs was read at the start: what is shown later must be the same, and is read once for all who ask.
  const texts = new Map<string, string>();
  return {
    files,
    // Only names of the list: a path that somebody made up is never joined to anything.
    read: (file) => {
      if (!files().includes(file)) throw new AskError('no-such-file', file);
      const text = texts.get(file) ?? readFileSync(join(appFolder, ...file.split('/')), 'utf8');
      texts.set(file, text);
      return text;
    },
  };
}
