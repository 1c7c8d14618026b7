import { diffLines } from 'diff';
import type { TextDifference, TextLine } from '../shared/exchange-difference.ts';

/** Equal lines that are left around a difference, so that its place can be found. */
const context = 2;
/** Characters a side; more is not read line by line. */
const mostText = 400_000;
/** Lines that may come or go before the search is given up: its cost grows with them. */
const mostEdits = 4_000;

/** Line by line; JSON is laid out first, since most of it comes in one line. */
export function compareTexts(before: string | null, after: string | null): TextDifference {
  if (before === null || after === null) return { kind: 'unknown' };
  if (before === after) return { kind: 'same' };
  const tooDifferent = { kind: 'too-different', before: before.length, after: after.length } as const;
  if (before.length > mostText || after.length > mostText) return tooDifferent;
  const json = layOutJson(before);
  const other = layOutJson(after);
  const both = json !== null && other !== null;
  const changes = diffLines(endLine(both ? json : before), endLine(both ? other : after), {
    maxEditLength: mostEdits,
    stripTrailingCr: true,
  });
  if (!changes) return tooDifferent;
  const lines = changes.flatMap(({ added, removed, value }): TextLine[] => {
    const sign = added ? '+' : removed ? '-' : ' ';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ sign, text }));
  });
  return lines.every(({ sign }) => sign === ' ') ? { kind: 'same' } : { kind: 'lines', lines: foldEqual(lines) };
}

function foldEqual(lines: readonly TextLine[]): readonly TextLine[] {
  const shown = new Set<number>();
  for (const [place, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    for (let near = place - context; near <= place + context; near++) shown.add(near);
  }
  const folded: TextLine[] = [];
  let hidden = 0;
  for (const [place, line] of lines.entries()) {
    if (!shown.has(place)) {
      hidden++;
      continue;
    }
    if (hidden > 0) folded.push({ sign: '…', count: hidden });
    hidden = 0;
    folded.push(line);
  }
  if (hidden > 0) folded.push({ sign: '…', count: hidden });
  return folded;
}

/** JSON over several lines; null for anything else. */
export function layOutJson(text: string): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

/** A last line without an end would differ from the same line with one. */
function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
