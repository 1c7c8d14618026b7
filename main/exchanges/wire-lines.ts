import type { Line } from '../../server/inspector/records.ts';
import { type CookieSet, splitPair, splitSetCookie } from '../shared/set-cookie.ts';
import { headerOf, headersOf } from '../shared/wire-headers.ts';

/** The cookies of a Cookie header (RFC 6265bis 5.8.3, read backwards). */
export function cookiesSent(headers: readonly Line[]): readonly Line[] {
  return headersOf(headers, 'cookie').flatMap((header) =>
    header
      .split(';')
      .map((pair) => splitPair(pair))
      .filter(([name, value]) => name !== '' || value !== ''),
  );
}

/** The cookies that an answer sets. */
export function cookiesSet(headers: readonly Line[]): readonly CookieSet[] {
  return headersOf(headers, 'set-cookie').map(splitSetCookie);
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
