import type { Line } from '../../../server/inspector/records.ts';
import { maskLine, maskValue } from '../../browsers/jars/cookie-view.ts';
import { knowCookie } from '../../browsers/jars/known-cookies.ts';
import type { KnownSession, ShownTraffic, TrafficRecord } from '../../shared/traffic-records.ts';
import { headerOf } from '../../shared/wire-headers.ts';
import { isSecretField, isSecretHeader, isSecretParameter } from './secret-names.ts';

/** A run of letters and digits as secrets are: long, with digits among them. */
const longRun = /(?=[\w-]*\d)[A-Za-z0-9_-]{24,}/g;
/** Longer texts are cut, so that a page does not decide how much the window holds, in characters. */
const longestShown = 2000;

/**
 * A record for people's eyes: tickets, passwords and whatever else looks like a secret cut to their first characters.
 *
 * @param ownSession the name of the cookie that a person has called their app's session
 */
export function maskRecord(record: TrafficRecord, ownSession: string | null = null): Omit<ShownTraffic, 'pinned'> {
  const { request, response } = record;
  return {
    ...record,
    request: {
      ...request,
      url: maskUrl(request.url),
      headers: request.headers.map(maskHeader),
      body: request.body === null ? null : maskBody(request),
    },
    response: response && { ...response, headers: response.headers.map(maskHeader) },
    ...(record.messages && {
      messages: {
        ...record.messages,
        newest: record.messages.newest.map((one) => ({ ...one, text: one.text === null ? null : maskText(one.text) })),
      },
    }),
    shows: findSession(request.headers, 'cookie', /; */, ownSession),
    gives: response && findSession(response.headers, 'set-cookie', /;.*/, ownSession),
  };
}

/** The session cookie in these headers: the one that a person has named, or the first that is one by its name. */
function findSession(
  headers: readonly Line[],
  header: string,
  separator: RegExp,
  ownSession: string | null,
): KnownSession | null {
  const sessions = headers
    .filter(([name]) => name.toLowerCase() === header)
    .flatMap(([, value]) => value.split(separator))
    .flatMap((pair) => {
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals).trim();
      const value = pair.slice(equals + 1);
      const known = equals < 0 ? null : knowCookie(name, ownSession);
      if (known?.role !== 'session' || value === '') return [];
      return [{ framework: known.framework, name, hint: maskValue(value).replace('…', '') }];
    });
  return sessions.find(({ name }) => name === ownSession) ?? sessions[0] ?? null;
}

/** One header line. */
function maskHeader([name, value]: Line): Line {
  switch (name.toLowerCase()) {
    case 'cookie':
      return [name, value.split(/; */).map(maskLine).join('; ')];
    case 'set-cookie':
      return [name, maskLine(value)];
    case 'location':
    case 'referer':
      return [name, maskUrl(value)];
    case 'authorization':
    case 'proxy-authorization': {
      const [scheme = '', ...rest] = value.split(' ');
      return [name, rest.length === 0 ? maskValue(value) : `${scheme} ${maskValue(rest.join(' '))}`];
    }
    default:
      return [name, isSecretHeader(name) ? maskValue(value) : maskRuns(value)];
  }
}

/** An address with the secrets of its query masked; where it leads stays readable. */
export function maskUrl(url: string): string {
  const query = url.indexOf('?');
  return query < 0
    ? url
    : `${url.slice(0, query + 1)}${maskFields(url.slice(query + 1), isSecretParameter)}`.slice(0, longestShown);
}

function maskBody({ headers, body }: TrafficRecord['request']): string {
  const type = headerOf(headers, 'content-type') ?? '';
  const text = body ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return maskFields(text, isSecretField).slice(0, longestShown);
  return maskText(text);
}

/** Members of JSON and parts of forms whose names are secret, and whatever looks like a secret. */
function maskText(text: string): string {
  const named = text.replace(
    /("([^"\\]{1,60})"\s*:\s*")([^"]*)"|(name="([^"]{1,60})"\r\n\r\n)([^\r\n]*)/g,
    (all, json: string | undefined, key: string, value: string, part: string, field: string, content: string) => {
      if (json !== undefined) return isSecretField(key) ? `${json}${maskValue(value)}"` : all;
      return isSecretField(field) ? `${part}${maskValue(content)}` : all;
    },
  );
  return maskRuns(named).slice(0, longestShown);
}

function maskFields(text: string, isSecret: (name: string) => boolean): string {
  return text
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return maskRuns(pair);
      const value = pair.slice(equals + 1);
      return `${pair.slice(0, equals + 1)}${isSecret(pair.slice(0, equals)) ? maskValue(value) : maskRuns(value)}`;
    })
    .join('&');
}

function maskRuns(text: string): string {
  return text.slice(0, longestShown).replace(longRun, maskValue);
}
