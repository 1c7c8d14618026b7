import css from 'highlight.js/lib/languages/css';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { createLowlight } from 'lowlight';

const lowlight = createLowlight({ css, typescript, xml });

/** The server's source is of three kinds; templates are HTML first. */
const languages: Readonly<Record<string, string>> = { ts: 'typescript', css: 'css', liquid: 'xml' };

/** A piece of a line; `kind` is the highlighter's class, e.g. "hljs-keyword", empty for plain text. */
export interface CodePiece {
  readonly text: string;
  readonly kind: string;
}

type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree['children'][number];

/** Source text as lines of coloured pieces. @param file its name decides the language. */
export function highlightLines(file: string, source: string): readonly (readonly CodePiece[])[] {
  const lines: CodePiece[][] = [[]];
  const add = (text: string, kind: string) => {
    const [first = '', ...rest] = text.split('\n');
    if (first !== '') lines.at(-1)?.push({ text: first, kind });
    for (const line of rest) lines.push(line === '' ? [] : [{ text: line, kind }]);
  };
  const walk = (node: Node, kind: string) => {
    if (node.type === 'text') add(node.value, kind);
    if (node.type !== 'element') return;
    const names = node.properties.className;
    const own = Array.isArray(names) ? String(names[0] ?? '') : kind;
    for (const child of node.children) walk(child as Node, own);
  };
  const language = languages[file.slice(file.lastIndexOf('.') + 1)] ?? 'typescript';
  for (const node of lowlight.highlight(language, source.replace(/\n$/, '')).children) walk(node, '');
  return lines;
}
