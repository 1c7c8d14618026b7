import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { parseSync } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** One import of a source file, as the parser sees it. */
export interface ImportOf {
  /** The importing file, relative to the checkout, with forward slashes. */
  readonly file: string;
  /** What it names: `./gate.ts`, `electron`. */
  readonly specifier: string;
  /** The file that a relative specifier names, relative to the checkout; null for a package. */
  readonly target: string | null;
  /** Whether nothing of it is left when the types are gone (`import type`, `export type ... from`). */
  readonly typeOnly: boolean;
}

/** A source file of the rings with its text. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Every source file of a ring. @param ring a folder of the checkout, e.g. "server". @param kind of its name; TypeScript unless said */
export function readSources(ring: string, kind = /\.tsx?$/): readonly Source[] {
  return readdirSync(join(root, ring), { recursive: true, encoding: 'utf8' })
    .filter((path) => kind.test(path))
    .map((path) => `${ring}/${path.replaceAll('\\', '/')}`)
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

/** All imports, re-exports and dynamic imports of a file. */
export function readImports({ file, text }: Source): readonly ImportOf[] {
  const { module } = parseSync(file, text);
  const says = (start: number, word: string) => text.slice(start).startsWith(word);
  const found = [
    ...module.staticImports.map(({ start, moduleRequest }) => ({
      specifier: moduleRequest.value,
      // `import { type A }` keeps an empty import, and with it the file's side effects: only `import type` is none.
      typeOnly: says(start, 'import type'),
    })),
    ...module.staticExports.flatMap(({ start, entries }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest === null ? [] : [{ specifier: moduleRequest.value, typeOnly: says(start, 'export type') }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      typeOnly: false,
    })),
  ];
  return found.map((one) => ({ ...one, file, target: targetOf(file, one.specifier) }));
}

function targetOf(file: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : null;
}

/**
 * Circles of files: groups in which every file reaches every other by imports, types included. By Tarjan's strongly connected
 * components; a file that imports itself is not one.
 *
 * @param imports of all files of a ring. @returns each circle sorted, the circles by their first file
 */
export function findCircles(imports: readonly Pick<ImportOf, 'file' | 'target'>[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports) {
    const known = targets.get(file) ?? [];
    if (target !== null) known.push(target);
    targets.set(file, known);
  }
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const circles: (readonly string[])[] = [];
  /** The lowest number that is still open and can be reached from the file. */
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    open.push(file);
    let lowest = number;
    for (const target of targets.get(file) ?? []) {
      if (!numbers.has(target)) lowest = Math.min(lowest, visit(target));
      else if (open.includes(target)) lowest = Math.min(lowest, numbers.get(target) ?? lowest);
    }
    if (lowest === number) {
      const circle = open.splice(open.indexOf(file)).sort();
      if (circle.length > 1) circles.push(circle);
    }
    return lowest;
  };
  for (const file of targets.keys()) if (!numbers.has(file)) visit(file);
  return circles.sort((one, other) => (one[0] ?? '').localeCompare(other[0] ?? ''));
}

/** Good enough for words: a comment may name what the code must not do. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}
