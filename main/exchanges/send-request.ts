import { STATUS_CODES } from 'node:http';
import { type Cookie, net, type Session as Partition } from 'electron';
import type { Line } from '../../server/inspector/records.ts';
import type { TrafficBody, TrafficRecord } from '../shared/traffic-records.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { headerOf } from './wire-lines.ts';

/** ms; a request that is held at the shop's door waits for a person. */
const patience = 5 * 60_000;
/** Bytes of an answer's body that are kept. */
const mostBody = 2 << 20;

type Response = NonNullable<TrafficRecord['response']>;

/** What came of it; `headers` are those that went out. */
export type SentRequest = Pick<TrafficRecord, 'at' | 'waitedMs' | 'tookMs' | 'response' | 'failure'> & {
  readonly headers: readonly Line[];
  readonly body: TrafficBody | null;
};

/**
 * Sends a request by a jar's own network stack, with that jar's cookies and under its own name. Redirects are not followed, so
 * that this answer is the one that is seen. Never throws: what went wrong is in `failure`.
 *
 * @param agent the jar's user agent, which its network stack sends.
 */
export async function sendRequest(partition: Partition, agent: string, asked: PreparedRequest): Promise<SentRequest> {
  const before = await partition.cookies.get({ url: asked.url });
  const at = Date.now();
  const began = performance.now();
  const took = () => performance.now() - began;
  const rest = await new Promise<Omit<SentRequest, 'at' | 'tookMs' | 'headers'>>((resolve) => {
    const fail = (failure: string) => resolve({ waitedMs: null, response: null, failure, body: null });
    let request: Electron.ClientRequest;
    try {
      const { method, url } = asked;
      request = net.request({ method, url, session: partition, useSessionCookies: true, redirect: 'manual' });
      for (const [name, value] of asked.headers) request.setHeader(name, value);
    } catch (error) {
      // An address or a header that the network stack does not take.
      return fail(error instanceof Error ? error.message : String(error));
    }
    const timer = setTimeout(() => {
      fail('net::ERR_TIMED_OUT');
      request.abort();
    }, patience);
    request.on('close', () => clearTimeout(timer));
    // Not followed: Electron gives the request up by itself then, and tells of it as an error that comes too late.
    request.on('redirect', (status, _method, _url, received) => {
      resolve({
        waitedMs: took(),
        response: answerOf(status, pairUp(received), 0),
        failure: null,
        body: null,
      });
    });
    request.on('response', (response) => {
      const waitedMs = took();
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part) => {
        bytes += part.length;
        if (bytes <= mostBody) parts.push(part);
      });
      response.on('end', () => {
        const answer = answerOf(response.statusCode, pairUp(response.headers), bytes);
        const body = bytes <= mostBody && bytes > 0 ? readBody(Buffer.concat(parts), answer.mimeType) : null;
        resolve({ waitedMs, response: answer, failure: null, body });
      });
      response.on('error', (error: Error) => fail(error.message));
      response.on('aborted', () => fail('net::ERR_ABORTED'));
    });
    request.on('error', (error) => fail(error.message));
    request.end(asked.body ?? undefined);
  });
  const tookMs = took();
  const after = await partition.cookies.get({ url: asked.url });
  const answer = rest.response;
  const isSilent = answer !== null && headerOf(answer.headers, 'set-cookie') === null;
  const response = isSilent ? { ...answer, headers: [...answer.headers, ...linesOfChanges(before, after)] } : answer;
  const cookie = before.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
  const headers: readonly Line[] = [
    ...asked.headers,
    ['User-Agent', agent],
    ...(cookie === '' ? [] : [['Cookie', cookie] as const]),
  ];
  return { at, tookMs, headers, ...rest, response };
}

/**
 * What an answer put into the jar, as Set-Cookie lines: the network stack keeps those of a redirect to itself, but the jar
 * tells. A cookie that was set to what it was already is not seen.
 */
function linesOfChanges(before: readonly Cookie[], after: readonly Cookie[]): readonly Line[] {
  const known = new Set(before.map((cookie) => JSON.stringify(cookie)));
  return after.filter((cookie) => !known.has(JSON.stringify(cookie))).map((cookie) => ['Set-Cookie', lineOf(cookie)]);
}

function lineOf(cookie: Cookie): string {
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

function pairUp(headers: Readonly<Record<string, readonly string[] | string>>): readonly Line[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): Line => [name, String(value)]),
  );
}

function readBody(bytes: Buffer, mimeType: string): TrafficBody {
  const isText = /^text\/|json|xml|javascript|x-www-form-urlencoded/.test(mimeType);
  return isText ? { text: bytes.toString('utf8'), base64: false } : { text: bytes.toString('base64'), base64: true };
}
