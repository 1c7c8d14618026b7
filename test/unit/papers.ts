/** What the papers name, so that a test can look whether it is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
/** Made, installed or kept between runs: none of the house's own. */
const notOurs = new Set(['node_modules', 'out', 'dist', 'coverage', 'test-results']);

/** Every file of the checkout but what is made or installed, with forward slashes; folders end with one. */
export function listHouse(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if ((folder === '' && notOurs.has(entry.name)) || (entry.name.startsWith('.') && entry.name !== '.github'))
      return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? [`${path}/`, ...listHouse(path)] : [path];
  });
}

export interface Paper {
  readonly file: string;
  readonly text: string;
}

export function readPapers(files: readonly string[]): readonly Paper[] {
  return files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

/** Links within the house that lead nowhere. @returns "file -> link" each */
export function deadLinks(papers: readonly Paper[], house: ReadonlySet<string>): readonly string[] {
  return papers.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !isThere(posix.normalize(posix.join(posix.dirname(file), link)), house))
      .map((link) => `${file} -> ${link}`),
  );
}

/**
 * Code files and folders that stand between backticks and are nowhere: from the checkout's top, from the paper's folder, or by the
 * end of their path. Patterns (`*.test.ts`, `languages/<tag>/`) and files of people's own (`policy.json`) name nothing of the house.
 */
export function deadPaths(papers: readonly Paper[], house: ReadonlySet<string>): readonly string[] {
  const tops = [...house].filter((path) => /^[^/]+\/$/.test(path));
  const ends = [...house].map((path) => `/${path}`);
  return papers.flatMap(({ file, text }) =>
    [...text.matchAll(/`([\w./-]+)`/g)]
      .map(([, word = '']) => word)
      .filter((word) => /^[^/].*\.(?:tsx?|mjs|css|md|html)$/.test(word) || tops.some((top) => word.startsWith(top)))
      .filter((word) => {
        const near = posix.normalize(posix.join(posix.dirname(file), word));
        return !isThere(word, house) && !isThere(near, house) && !ends.some((path) => path.endsWith(`/${word}`));
      })
      .map((word) => `${file} -> ${word}`),
  );
}

/** A module may be named without its ending. */
function isThere(path: string, house: ReadonlySet<string>): boolean {
  return ['', '/', '.ts', '.tsx', '.mjs'].some((ending) => house.has(`${path}${ending}`));
}

/** Papers and tests that comments name and that are nowhere. @returns "file -> path" each */
export function deadMentions(sources: readonly Paper[], house: ReadonlySet<string>): readonly string[] {
  return sources.flatMap(({ file, text }) =>
    [
      ...commentsOf({ file, text }).matchAll(
        /(?<![\w./-])(?:docs|test|main|renderer|server|scripts)\/[\w/.-]+\.(?:md|tsx?|mjs)\b/g,
      ),
    ]
      .filter(([path]) => !house.has(path))
      .map(([path]) => `${file} -> ${path}`),
  );
}

/** Of code, by the eye: good enough for the paths in them. A file that is no code is one comment. */
function commentsOf({ file, text }: Paper): string {
  if (!/\.(?:tsx?|mjs)$/.test(file)) return text;
  return [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm)].map(([comment]) => comment).join('\n');
}

/** `npm run` names that package.json does not have. @returns "file: npm run name" each */
export function deadScripts(papers: readonly Paper[], scripts: readonly string[]): readonly string[] {
  return papers.flatMap(({ file, text }) =>
    [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*\w)/g)]
      .filter(([, name = '']) => !scripts.includes(name))
      .map(([command]) => `${file}: ${command}`),
  );
}
