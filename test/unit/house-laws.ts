/** The laws of the house's rooms as functions of its sources, so that a planted offence can be shown to be found. */
import { parseSync } from 'vite';
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

/** Words by which a user agent is known. */
const agentWords = /\b(?:user-?)?agent(?:Of)?\b/i;

/** Files that know what a browser calls itself: whoever does could take it for who somebody is. */
export function knowsUserAgents(sources: readonly Source[]): readonly string[] {
  return sources.filter(({ text }) => agentWords.test(withoutComments(text))).map(({ file }) => file);
}

/** Casts that no compiler doubts: to an id that nobody gave, to a text that may not be there, to whatever is wanted. */
const cast = /\bas (?:(?:JarId|PaneId|VisitorId|ExchangeId|SessionKey|MessageKey|any)\b|unknown as \w+)/g;

/** @param makers where ids are made, or read off what was checked: files, or folders that end with "/". @returns "file: cast" each */
export function lyingCasts(sources: readonly Source[], makers: readonly string[]): readonly string[] {
  return sources
    .filter(({ file }) => !makers.some((place) => file.startsWith(place)))
    .flatMap(({ file, text }) => {
      const code = withoutComments(text).replaceAll(/^import [\s\S]*?;$/gm, '');
      return (code.match(cast) ?? []).map((found) => `${file}: ${found}`);
    });
}

const saidAttributes =
  /^(?:aria-(?:label|description|roledescription|valuetext)|title|placeholder|alt|label|textValue)$/;

/**
 * Words that elements of the window say without the messages: text between tags, labels, and any literal of three words that is not
 * an error's. @param names that are the same in every language. @returns "file: text" each
 */
export function saidPlainly(sources: readonly Source[], names: readonly string[]): readonly string[] {
  return sources.flatMap(({ file, text }) => {
    const found: string[] = [];
    const see = (node: Node, inError: boolean): void => {
      const said = textOf(node, inError);
      if (said !== null && /\p{L}{2}/u.test(said) && !names.includes(said)) found.push(`${file}: ${said}`);
      const error = inError || (node.type === 'NewExpression' && /Error$/.test(String(nodeAt(node, 'callee')?.name)));
      for (const part of Object.values(node))
        for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) see(child, error);
    };
    see(parseSync(file, text).program as unknown as Node, false);
    return found;
  });
}

type Node = { readonly type: string; readonly [part: string]: unknown };

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
}

function nodeAt(node: Node, part: string): Node | null {
  const found = node[part];
  return isNode(found) ? found : null;
}

function textOf(node: Node, inError: boolean): string | null {
  if (node.type === 'JSXText') return String(node.value).trim();
  const value = nodeAt(node, 'value');
  if (node.type === 'JSXAttribute' && value?.type === 'Literal') {
    return saidAttributes.test(String(nodeAt(node, 'name')?.name)) ? String(value.value) : null;
  }
  const isSentence = node.type === 'Literal' && !inError && /\p{L} \p{L}+ \p{L}/u.test(String(node.value));
  return isSentence ? String(node.value) : null;
}

/**
 * Words among the values of what goes wrong: they would stand in every language's sentence. What goes wrong is made by a call whose first
 * argument is its key. @param keys of languages/en/troubles.json. @returns "file: text" each
 */
export function wordsInTroubles(sources: readonly Source[], keys: readonly string[]): readonly string[] {
  return sources.flatMap(({ file, text }) => {
    const found: string[] = [];
    const see = (node: Node, inTrouble: boolean): void => {
      const said = node.type === 'TemplateElement' ? String((node.value as { cooked?: unknown }).cooked) : node.value;
      const isText = node.type === 'TemplateElement' || node.type === 'Literal';
      if (inTrouble && isText && typeof said === 'string' && /\p{L}{2}/u.test(said) && !keys.includes(said))
        found.push(`${file}: ${said}`);
      const [first] = Array.isArray(node.arguments) ? node.arguments : [];
      const trouble = inTrouble || (isNode(first) && first.type === 'Literal' && keys.includes(String(first.value)));
      for (const part of Object.values(node))
        for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) see(child, trouble);
    };
    see(parseSync(file, text).program as unknown as Node, false);
    return found;
  });
}
