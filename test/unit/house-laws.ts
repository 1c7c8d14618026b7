/** The laws of the house's rooms as functions of its sources, so that a planted offence can be shown to be found. */
import { findCircles, type ImportOf, readImports, type Source, withoutComments } from './read-sources.ts';

/** The rooms of a ring from the top floor down: an arrow goes down only. A file beside the rooms counts as one. */
export const floors = {
  main: ['index.ts', 'app', 'window', 'lessons', 'exchanges', 'workspace', 'network', 'browsers', 'shop', 'shared'],
  renderer: [
    'shell.tsx',
    'overlay.tsx',
    'trainer.tsx',
    'frame',
    'overlay',
    'trainer',
    'lesson',
    'stage',
    'backstage',
    'thread',
    'ui',
    'state',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Files that no import can reach in a circle. @returns each circle in one line */
export function circlesIn(sources: readonly Source[]): readonly string[] {
  return findCircles(sources.flatMap(readImports)).map((files) => files.join(' <-> '));
}

/** Imports from a lower floor to a higher one, and rooms that have no floor yet. */
export function upwardArrows(ring: keyof typeof floors, sources: readonly Source[]): readonly string[] {
  const list: readonly string[] = floors[ring];
  const floorOf = (file: string) => list.indexOf(file.split('/')[1] ?? '');
  const homeless = sources.filter(({ file }) => floorOf(file) < 0).map(({ file }) => `${file} is in no room`);
  const upward = sources
    .flatMap(readImports)
    .filter(({ target }) => target?.startsWith(`${ring}/`) && /\.tsx?$/.test(target))
    .filter(({ file, target }) => target !== null && floorOf(target) < floorOf(file));
  return [...homeless, ...upward.map(({ file, target }) => `${file} -> ${target}`)];
}

/** Words of Electron's partitions and views: whoever uses one outside of the owning room acts behind its owner's back. */
const owned: readonly RegExp[] = [
  /\bWebContentsView\b/,
  /\bfromPartition\(/,
  /\bdefaultSession\b/,
  /\bSession as Partition\b/,
  /\.partition\b/,
  /\bcookies\.(?:get\(\{|set\(\{|remove\(|flushStore|on\(|off\()/,
  /\.contents\b/,
  /\bexecuteJavaScript\b/,
];

/** Files that touch a partition, its cookies or a view. @param mayTouch the owners: folders ("main/browsers/") or files. */
export function touchesBrowsers(sources: readonly Source[], mayTouch: readonly string[]): readonly string[] {
  return sources
    .filter(({ file }) => !mayTouch.some((place) => file.startsWith(place)))
    .filter(({ text }) => owned.some((word) => word.test(withoutComments(text))))
    .map(({ file }) => file);
}

/** Files that know Electron, by an import or by its global types. */
export function knowsElectron(sources: readonly Source[]): readonly string[] {
  const imports = ({ specifier }: ImportOf) => specifier === 'electron' || specifier.startsWith('electron/');
  return sources
    .filter((one) => readImports(one).some(imports) || /\bElectron\.\w/.test(withoutComments(one.text)))
    .map(({ file }) => file);
}
