/**
 * Takes out of exchanges what opens doors: cookies, authorization, anti-forgery tokens, passwords, signed links. Each is found
 * where it stands by rule, and then replaced wherever else it stands too (a token of a form is in the page that brought it).
 */
import type { Line } from '../../server/inspector/records.ts';
import { isSecretField, isSecretHeader, isSecretParameter, looksSealed } from '../network/traffic/secret-names.ts';
import type { TakenExchange } from './taken-exchange.ts';
import { cookiesSent, cookiesSet, formFields } from './wire-lines.ts';

/** What stands in the place of a secret: plain letters, so that it is allowed wherever a secret is. */
export const hiddenWord = 'HIDDEN';

/** What a secret is shown as. */
export type ShowSecret = (secret: string) => string;

/** Shorter ones are only replaced where they stand by rule: "1" is everywhere. */
const leastElsewhere = 8;

/** The same exchanges without their secrets. */
export function hideSecrets(
  exchanges: readonly TakenExchange[],
  show: ShowSecret = () => hiddenWord,
): readonly TakenExchange[] {
  const hide = makeHider(exchanges, show);
  return exchanges.map((taken) => hideOne(taken, show, hide));
}

/** A function that takes the secrets of these exchanges out of any text. */
export function makeHider(exchanges: readonly TakenExchange[], show: ShowSecret): (text: string) => string {
  const hosts = exchanges.map(({ record }) => hostOf(record.request.url)).join(' ');
  const secrets = [...new Set(exchanges.flatMap(findSecrets))]
    .flatMap(writings)
    // A cookie may hold the server's own name: that is no secret, and addresses must stay readable.
    .filter((secret) => secret.length >= leastElsewhere && !hosts.includes(secret))
    .sort((one, other) => other.length - one.length);
  if (secrets.length === 0) return (text) => text;
  const pattern = new RegExp([...new Set(secrets)].map(escapePattern).join('|'), 'g');
  return (text) => text.replace(pattern, show);
}

/** A cookie's value with everything behind it hidden, its name and attributes left. */
export function hideHeader([name, value]: Line, show: ShowSecret): Line {
  switch (name.toLowerCase()) {
    case 'cookie':
      return [
        name,
        cookiesSent([['cookie', value]])
          .map(([cookie, secret]) => `${cookie}=${show(secret)}`)
          .join('; '),
      ];
    case 'set-cookie':
      return [name, value.replace(/^([^=;]*=)?([^;]*)/, (_all, label = '', secret) => `${label}${show(secret)}`)];
    case 'authorization':
    case 'proxy-authorization':
      // The scheme says how somebody signs in, not as whom.
      return [name, value.replace(/^(\S+\s+)?(.*)$/s, (_all, scheme = '', secret) => `${scheme}${show(secret)}`)];
    default:
      return isSecretHeader(name) ? [name, show(value)] : [name, value];
  }
}

function hideOne(taken: TakenExchange, show: ShowSecret, hide: (text: string) => string): TakenExchange {
  const { record } = taken;
  const { request, response } = record;
  const headers = (lines: readonly Line[]) =>
    lines.map((line) => hideHeader(line, show)).map(([name, value]): Line => [name, hide(hideAddresses(value, show))]);
  return {
    ...taken,
    record: {
      ...record,
      request: {
        ...request,
        url: hide(hideAddresses(request.url, show)),
        headers: headers(request.headers),
        body: request.body === null ? null : hide(hideBody(request.body, request.headers, show)),
      },
      response: response && { ...response, headers: headers(response.headers) },
      ...(record.messages && {
        messages: {
          ...record.messages,
          newest: record.messages.newest.map((one) => ({
            ...one,
            text: one.text === null ? null : hide(hideContent(one.text, show)),
          })),
        },
      }),
    },
    body: taken.body === null ? null : hide(hideContent(taken.body, show)),
    // The inspector masks what it tells; what it tells may still name what this hider knows better.
    inspected: taken.inspected && (JSON.parse(hide(JSON.stringify(taken.inspected))) as TakenExchange['inspected']),
  };
}

function findSecrets({ record, body }: TakenExchange): readonly string[] {
  const { request, response } = record;
  const found: string[] = [];
  const note: ShowSecret = (secret) => {
    found.push(secret);
    return secret;
  };
  for (const [name, secret] of cookiesSent(request.headers)) if (name !== '' || secret !== '') found.push(secret);
  for (const { value } of cookiesSet(response?.headers ?? [])) found.push(value);
  for (const line of [...request.headers, ...(response?.headers ?? [])]) {
    if (!/^(?:set-)?cookie$/i.test(line[0])) hideHeader(line, note);
    hideAddresses(line[1], note);
  }
  hideAddresses(request.url, note);
  if (request.body !== null) hideBody(request.body, request.headers, note);
  if (body !== null) hideContent(body, note);
  return found;
}

/** A form by its fields; anything else as content. */
function hideBody(body: string, headers: readonly Line[], show: ShowSecret): string {
  const fields = formFields(headers, body);
  if (!fields) return hideContent(body, show);
  const secrets = fields.filter(([name, value]) => isSecretField(name) || looksSealed(value));
  if (!body.startsWith('--')) {
    const hidden = fields.map(([name, value]): [string, string] => [
      name,
      secrets.some(([other]) => other === name) ? show(value) : value,
    ]);
    // Nothing to hide: byte for byte as it was sent.
    return secrets.length === 0 ? body : new URLSearchParams(hidden).toString();
  }
  return secrets.reduce((text, [, value]) => (value === '' ? text : text.replaceAll(value, show(value))), body);
}

/** Members of JSON, and fields and meta elements of pages. */
function hideContent(text: string, show: ShowSecret): string {
  return text
    .replace(/"([^"\\]{1,80})"(\s*:\s*)(?:"((?:[^"\\]|\\.)*)"|(-?\d+))/g, (all, name, colon, word, number) =>
      isSecretField(name) ? `"${name}"${colon}"${show(word ?? number)}"` : all,
    )
    .replace(/<(?:input|meta)\b[^<>]*>/gi, (element) => {
      const name = /\bname\s*=\s*["']?([^"'\s>]+)/i.exec(element)?.[1] ?? '';
      return element.replace(/\b(value|content)(\s*=\s*)(["'])(.*?)\3/i, (all, key, equals, quote, value) =>
        isSecretField(name) || looksSealed(value) ? `${key}${equals}${quote}${show(value)}${quote}` : all,
      );
    });
}

/** Parameters of the addresses in a text (the request's own, Referer, Location). */
function hideAddresses(text: string, show: ShowSecret): string {
  return text.replace(/([?&#])([^=&#\s]{1,80})=([^&#\s]*)/g, (all, before, name, value) =>
    isSecretParameter(decode(name)) || looksSealed(value) ? `${before}${name}=${show(value)}` : all,
  );
}

/** The ways in which one value is written: as it is, decoded and encoded. A signed cookie's ticket also stands alone. */
function writings(secret: string): readonly string[] {
  const bare = decode(secret);
  const ticket = /^s:([^.]+)\./.exec(bare)?.[1];
  return [secret, bare, encodeURIComponent(bare), ...(ticket === undefined ? [] : [ticket])];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
