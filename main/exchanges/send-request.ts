import { STATUS_CODES } from 'node:http';
import type { Line } from '../../server/inspector/records.ts';
import type { StoredCookie } from '../browsers/engine/cookie-store.ts';
import type { Jar } from '../browsers/jars/jar.ts';
import type { TrafficBody, TrafficRecord } from '../shared/traffic-records.ts';
import { headerOf } from '../shared/wire-headers.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** A request that is held at a breakpoint waits for a person, this long (ms). Of a body, 2 MB are kept. */
const limits = { patience: 5 * 60_000, mostBody: 2 << 20 };

type Response = NonNullable<TrafficRecord['response']>;

/** What came of it; `headers` are those that went out. */
export type SentRequest = Pick<TrafficRecord, 'at' | 'waitedMs' | 'tookMs' | 'response' | 'failure'> & {
  readonly headers: readonly Line[];
  readonly body: TrafficBody | null;
};

/** Whoever sends: a jar. */
export type Sender = Pick<Jar, 'agent' | 'send' | 'cookiesFor'>;

/**
 * Sends a request by a jar's own network stack, with that jar's cookies and under its own name. Redirects are not followed, so
 * that this answer is the one that is seen. Never throws: what went wrong is in `failure`.
 */
export async function sendRequest(sender: Sender, asked: PreparedRequest): Promise<SentRequest> {
  const before = await sender.cookiesFor(asked.url);
  const at = Date.now();
  const began = performance.now();
  const answer = await sender.send(asked, limits);
  const tookMs = performance.now() - began;
  const cookie = before.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
  const headers: readonly Line[] = [
    ...asked.headers,
    ['User-Agent', sender.agent],
    ...(cookie === '' ? [] : [['Cookie', cookie] as const]),
  ];
  const sent = { at, tookMs, headers };
  if (answer.kind === 'failed') {
    return { ...sent, waitedMs: null, response: null, failure: answer.failure, body: null };
  }
  const after = await sender.cookiesFor(asked.url);
  const isSilent = headerOf(answer.headers, 'set-cookie') === null;
  const lines = isSilent ? [...answer.headers, ...linesOfChanges(before, after)] : answer.headers;
  const response = answerOf(answer.status, lines, answer.bytes);
  const body = answer.body && readBody(answer.body, response.mimeType);
  return { ...sent, waitedMs: answer.waitedMs, response, failure: null, body };
}

/**
 * What an answer put into the jar, as Set-Cookie lines: the network stack keeps those of a redirect to itself, but the jar
 * tells. A cookie that was set to what it was already is not seen.
 */
function linesOfChanges(before: readonly StoredCookie[], after: readonly StoredCookie[]): readonly Line[] {
  const known = new Set(before.map((cookie) => JSON.stringify(cookie)));
  return after.filter((cookie) => !known.has(JSON.stringify(cookie))).map((cookie) => ['Set-Cookie', lineOf(cookie)]);
}

function lineOf(cookie: StoredCookie): string {
  const { name, value, hostOnly = true, domain, path = '/', expirationDate, secure, httpOnly, sameSite } = cookie;
  const site = { lax: 'Lax', strict: 'Strict', no_restriction: 'None', unspecified: null }[sameSite];
  return [
    `${name}=${value}`,
    ...(hostOnly || domain === undefined ? [] : [`Domain=${domain}`]),
    `Path=${path}`,
    ...(expirationDate === undefined ? [] : [`Expires=${new Date(expirationDate * 1000).toUTCString()}`]),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(secure ? ['Secure'] : []),
    ...(site === null ? [] : [`SameSite=${site}`]),
  ].join('; ');
}

function answerOf(status: number, headers: readonly Line[], bytes: number): Response {
  const mimeType = ((headerOf(headers, 'content-type') ?? '').split(';')[0] ?? '').trim().toLowerCase();
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    protocol: 'http/1.1',
    headers,
    mimeType,
    bytes,
    fromCache: false,
  };
}

function readBody(bytes: Uint8Array, mimeType: string): TrafficBody {
  const isText = /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(mimeType);
  const encoding = isText ? 'utf8' : 'base64';
  return { text: Buffer.from(bytes).toString(encoding), base64: !isText };
}
