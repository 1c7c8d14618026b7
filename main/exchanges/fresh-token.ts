/**
 * Anti-forgery tokens in requests: which there are, and a request with somebody else's own in their place. Where a server's
 * pages carry them: a field of a form, or a meta element or a cookie for scripts to read.
 */
import type { Line } from '../../server/inspector/records.ts';
import { knowCookie } from '../browsers/jars/known-cookies.ts';
import { isForgeryName } from '../network/traffic/secret-names.ts';
import type { WireRecord } from './taken-exchange.ts';
import { formFields } from './wire-lines.ts';

/** A token as one request carries it. */
export interface CarriedToken {
  readonly where: 'field' | 'header';
  readonly name: string;
  readonly value: string;
}

export function carriedTokens({
  headers,
  body,
}: Pick<WireRecord['request'], 'headers' | 'body'>): readonly CarriedToken[] {
  const tokens = (lines: readonly Line[], where: CarriedToken['where']) =>
    lines
      .filter(([name, value]) => isForgeryName(name) && value !== '')
      .map(([name, value]): CarriedToken => ({ where, name, value }));
  return [...tokens(formFields(headers, body) ?? [], 'field'), ...tokens(headers, 'header')];
}

/** What a page and the jar that fetched it hold in the place of a token; null when neither has one. */
export function tokenFor({ where, name }: CarriedToken, page: string, cookies: readonly Line[]): string | null {
  const fields = [...page.matchAll(/<(?:input|meta)\b[^<>]*>/gi)].flatMap(([element]): Line[] => {
    const called = attributeOf(element, 'name');
    const value = attributeOf(element, 'value') ?? attributeOf(element, 'content');
    return called !== null && value ? [[called, value]] : [];
  });
  const named = fields.find(([called]) => called === name)?.[1];
  if (named !== undefined || where === 'field') return named ?? null;
  // A header's token stands under another name: in a meta element, or in the cookie that scripts copy it from.
  const marked = fields.find(([called]) => isForgeryName(called))?.[1];
  const cookie = cookies.find(([called]) => knowCookie(called)?.role === 'csrf')?.[1];
  return marked ?? (cookie === undefined ? null : decode(cookie));
}

/** The same request with each token replaced where it stands. */
export function withTokens<R extends Pick<WireRecord['request'], 'headers' | 'body'>>(
  request: R,
  fresh: readonly { readonly token: CarriedToken; readonly value: string }[],
): R {
  let { headers, body } = request;
  for (const { token, value } of fresh) {
    if (token.where === 'header') headers = headers.map(([name, old]) => [name, name === token.name ? value : old]);
    else if (body?.startsWith('--')) body = body.replaceAll(token.value, () => value);
    else if (body !== null) body = swapField(body, token.name, value);
  }
  return { ...request, headers, body };
}

/** Every other byte of the form stays as it was sent. */
function swapField(form: string, name: string, value: string): string {
  return form
    .split('&')
    .map((pair) => {
      const [key = ''] = pair.split('=', 1);
      return decode(key.replaceAll('+', ' ')) === name ? `${key}=${encodeURIComponent(value)}` : pair;
    })
    .join('&');
}

function attributeOf(element: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(element);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? null : readEntities(value);
}

/** The references that templates write into attributes. */
function readEntities(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|quot|lt|gt|apos));/gi, (_all, decimal, hex, word) => {
    if (word !== undefined) return named[String(word).toLowerCase()] ?? '';
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
