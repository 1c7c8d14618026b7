/**
 * An HTTP/1 answer's header lines out of the two forms in which the DevTools protocol tells them. The head as one text has
 * the server's own order, but Chromium takes a byte over 127 that begins no UTF-8 character out of it together with the one
 * to three bytes after it (crdtp, json.cc: HandleString8): the end of the line and with it the next header. The fields by
 * name hold every byte, read as windows-1252, and cannot run into each other: what they say counts.
 */
import type { Line } from '../../../server/inspector/records.ts';

type Fields = Readonly<Record<string, string>>;

/** In the order of the text where it says the same as the fields. @param fields by name; values of one name joined by line breaks. */
export function linesOfHead(head: string, fields: Fields): readonly Line[] {
  const told = splitLines(head);
  const sure = linesOfFields(fields);
  const sorted = (lines: readonly Line[]) =>
    lines
      .map((line) => line.join(':'))
      .toSorted()
      .join('\n');
  return sorted(told) === sorted(sure) ? told : sure;
}

/** Headers as the protocol tells them: one entry a name, what came several times joined by line breaks. */
export function linesOfFields(fields: Fields): readonly Line[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    value.split('\n').map((one): Line => [name, readUtf8(trimBlanks(one))]),
  );
}

function splitLines(head: string): readonly Line[] {
  return head
    .split('\r\n')
    .slice(1)
    .flatMap((line): Line[] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), trimBlanks(line.slice(colon + 1))]] : [];
    });
}

/** What may stand around a value (RFC 9110 5.5); a no-break space belongs to it. */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

/** What windows-1252 has at 0x80 to 0x9f (WHATWG Encoding); from 0xa0 on it is ISO 8859-1. */
const middle = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Null for a character that windows-1252 does not have. */
function byteOf(character: string): number | null {
  const code = character.charCodeAt(0);
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const place = middle.indexOf(character);
  return place < 0 ? null : 0x80 + place;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What was UTF-8 on the wire, read as such; any other bytes stay the characters that they are. */
function readUtf8(value: string): string {
  const bytes: number[] = [];
  let isHigh = false;
  for (const character of value) {
    const byte = byteOf(character);
    if (byte === null) return value;
    isHigh ||= byte > 127;
    bytes.push(byte);
  }
  if (!isHigh) return value;
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return value;
  }
}
