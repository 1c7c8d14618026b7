/**
 * An HTTP/1 answer's header lines out of the two forms in which the DevTools protocol tells them: the head as one text, and
 * its fields by name. Chromium writes both as JSON of bytes, and takes a byte over 127 that begins no UTF-8 character away
 * together with the one to three bytes after it (crdtp, json.cc: HandleString8). In the text these may be the end of a line
 * and the first letter of the next name: one header swallows another. In a field nothing comes after its last value, so
 * where the two do not agree, the fields tell where the text's lines end.
 */
import type { Line } from '../../../server/inspector/records.ts';

type Fields = Readonly<Record<string, string>>;

/** Order, case and repetition are the server's own. @param fields by name; what came several times is joined by line breaks. */
export function linesOfHead(head: string, fields: Fields): readonly Line[] {
  const told = splitLines(head);
  return agree(told, fields) ? told : (mendLines(head, fields) ?? linesOfFields(fields));
}

/** Headers as the protocol tells them: one entry a name, what came several times joined by line breaks. */
export function linesOfFields(fields: Fields): readonly Line[] {
  return Object.entries(fields).flatMap(([name, value]) => value.split('\n').map((one): Line => [name, one]));
}

function splitLines(head: string): readonly Line[] {
  return head
    .split('\r\n')
    .slice(1)
    .flatMap((line): Line[] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()]] : [];
    });
}

function agree(lines: readonly Line[], fields: Fields): boolean {
  const joined = new Map<string, string>();
  for (const [name, value] of lines) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  const names = Object.keys(fields);
  return names.length === joined.size && names.every((name) => joined.get(name) === fields[name]);
}

/** Walks along the text, and lets the fields say where each value ends. Null: it leads nowhere. */
function mendLines(head: string, fields: Fields): readonly Line[] | null {
  const left = new Map(Object.entries(fields));
  const lines: Line[] = [];
  let at = head.indexOf('\r\n') + 2;
  while (at < head.length && !head.startsWith('\r\n', at)) {
    const name = nameAt(head, at, fields);
    if (name === null) return null;
    const start = skipBlanks(head, head.indexOf(':', at) + 1);
    const rest = left.get(name) ?? '';
    const end = endOf(head, start, rest, fields);
    if (end === null) return null;
    const value = head.slice(start, end.at).trim();
    lines.push([name, value]);
    left.set(name, restBehind(rest, value));
    at = end.next;
  }
  return Object.keys(fields).every((name) => lines.some(([one]) => one === name))
    ? lines.map(endWhole(lines, fields))
    : null;
}

/** The last value of a field is whole in it; in the text its last characters may be lost. */
function endWhole(lines: readonly Line[], fields: Fields): (line: Line, place: number) => Line {
  return ([name, value], place) => {
    if (lines.slice(place + 1).some(([later]) => later === name)) return [name, value];
    const field = fields[name] ?? '';
    const lost = [0, 1, 2].find((count) => field.slice(0, field.length - count).endsWith(value)) ?? 0;
    return [name, lost === 0 ? value : `${value}${field.slice(-lost)}`];
  };
}

/** A field's name here, whole or without its first letter. */
function nameAt(head: string, at: number, fields: Fields): string | null {
  const names = Object.keys(fields);
  const whole = names.find((one) => head.startsWith(`${one}:`, at));
  return whole ?? names.find((one) => head.startsWith(`${one.slice(1)}:`, at)) ?? null;
}

/** Where the value that begins here ends, and where the next header begins. */
function endOf(
  head: string,
  start: number,
  rest: string,
  fields: Fields,
): { readonly at: number; readonly next: number } | null {
  const lineEnd = head.indexOf('\r\n', start);
  const line = lineEnd < 0 ? head.length : lineEnd;
  const whole = head.slice(start, line).trim();
  if (rest === whole || rest.startsWith(`${whole}\n`) || isTailOf(whole, rest)) return { at: line, next: line + 2 };
  const fits = (at: number) => {
    const value = head.slice(start, at).trim();
    return rest.startsWith(value) || isTailOf(value, rest);
  };
  const ends: { readonly at: number; readonly next: number }[] = [];
  for (let at = start; at < line; at++) {
    if (head[at] === '\n') ends.push({ at, next: at + 1 });
    else if (nameAt(head, at, fields) !== null) ends.push({ at, next: at });
  }
  ends.push({ at: line, next: line + 2 });
  // Of values that lost most of themselves the field may tell nothing.
  return ends.find(({ at }) => fits(at)) ?? ends[0] ?? null;
}

/** A later value of a field may have lost its first letters there, with the break before it. */
function isTailOf(value: string, rest: string): boolean {
  return [1, 2].some(
    (lost) => value.length >= lost && (rest === value.slice(lost) || rest.startsWith(`${value.slice(lost)}\n`)),
  );
}

function restBehind(rest: string, value: string): string {
  const lost = [0, 1, 2].find((count) => rest.startsWith(value.slice(count))) ?? 0;
  const after = rest.slice(value.length - lost);
  return after.startsWith('\n') ? after.slice(1) : after;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\t') next++;
  return next;
}
