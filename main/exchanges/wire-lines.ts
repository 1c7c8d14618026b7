import type { Line } from '../../server/inspector/records.ts';

/** The value of the first header of this name, however it is written; null when there is none. */
export function headerOf(headers: readonly Line[], name: string): string | null {
  return headersOf(headers, name)[0] ?? null;
}

/** The values of all headers of this name, in their order. */
export function headersOf(headers: readonly Line[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([header]) => header.toLowerCase() === wanted).map(([, value]) => value);
}

/** The cookies of a Cookie header (RFC 6265bis 5.8.3, read backwards). */
export function cookiesSent(headers: readonly Line[]): readonly Line[] {
  return headersOf(headers, 'cookie').flatMap((header) =>
    header
      .split(';')
      .map((pair) => splitPair(pair))
      .filter(([name, value]) => name !== '' || value !== ''),
  );
}

/** A Set-Cookie line in its parts (RFC 6265bis 5.6); attributes as they are written. */
export interface CookieSet {
  readonly name: string;
  readonly value: string;
  readonly attributes: readonly Line[];
}

export function readSetCookie(line: string): CookieSet {
  const [first = '', ...rest] = line.split(';');
  const [name, value] = splitPair(first);
  return { name, value, attributes: rest.map((attribute) => splitAttribute(attribute)) };
}

/** The cookies that an answer sets. */
export function cookiesSet(headers: readonly Line[]): readonly CookieSet[] {
  return headersOf(headers, 'set-cookie').map(readSetCookie);
}

/** Without "=" it is a value without a name (RFC 6265bis 5.6). */
function splitPair(pair: string): Line {
  const at = pair.indexOf('=');
  return at < 0 ? ['', pair.trim()] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function splitAttribute(attribute: string): Line {
  const at = attribute.indexOf('=');
  return at < 0 ? [attribute.trim(), ''] : [attribute.slice(0, at).trim(), attribute.slice(at + 1).trim()];
}

/** The fields of a form that was sent; null when the body is no form. Files of a multipart form are named, not read. */
export function formFields(headers: readonly Line[], body: string | null): readonly Line[] | null {
  if (body === null) return null;
  const type = headerOf(headers, 'content-type') ?? '';
  if (/^application\/x-www-form-urlencoded/i.test(type)) return [...new URLSearchParams(body)];
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  return boundary === undefined ? null : body.split(`--${boundary}`).slice(1, -1).flatMap(readPart);
}

function readPart(part: string): readonly Line[] {
  const [head = '', ...content] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
  const name = /name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return [];
  const file = /filename="([^"]*)"/i.exec(head)?.[1];
  return [[name, file === undefined ? content.join('\n\n').replace(/\r?\n$/, '') : `(${file})`]];
}
