/**
 * Exchanges as HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), which browsers' Network panels read. What
 * the format has no place for stands in fields of our own, which begin with an underscore as it asks.
 */
import type { Content, Cookie, Entry, Har, Header, Page, PostData, Request, Response } from 'har-format';
import type { Exchange, Line } from '../../server/inspector/records.ts';
import type { JarColour, JarShape } from '../shared/bench-records.ts';
import type { ChannelMessage } from '../shared/traffic-records.ts';
import { headerOf } from '../shared/wire-headers.ts';
import { hex, replaceActing } from './snippets/acting-characters.ts';
import type { TakenExchange, WireRecord } from './taken-exchange.ts';
import { cookiesSent, cookiesSet } from './wire-lines.ts';

/** Who wrote the file, in its own words. */
export const harCreator = 'Jarful';

/** A person as the file names her, so that her mark comes back with her. */
export interface HarPerson {
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
}

/** What is known of the pane an exchange came from. */
export interface HarPage {
  readonly id: string;
  readonly title: string;
}

export interface HarWish {
  readonly exchanges: readonly TakenExchange[];
  readonly people: readonly HarPerson[];
  readonly pages: readonly HarPage[];
  /** Jarful's version, and Chromium's. */
  readonly version: string;
  readonly browser: string;
}

interface HarMessage {
  readonly type: 'send' | 'receive';
  /** s since 1970. */
  readonly time: number;
  readonly opcode: number;
  readonly data: string;
}

/** An entry with what is ours: whose it is, what the shop's inspector told, why there is no answer. */
type JarEntry = Entry & {
  readonly _jar?: string;
  readonly _server?: Exchange;
  readonly _error?: string;
  readonly _webSocketMessages?: readonly HarMessage[];
  readonly _resourceType: string;
};

export interface JarHar extends Har {
  readonly log: Har['log'] & { readonly entries: JarEntry[]; readonly _people: readonly HarPerson[] };
}

export function writeHar({ exchanges, people, pages, version, browser }: HarWish): JarHar {
  const told = [...exchanges].sort((one, other) => one.record.at - other.record.at);
  return {
    log: {
      version: '1.2',
      creator: { name: harCreator, version },
      browser: { name: 'Chromium', version: browser },
      pages: pagesOf(told, pages),
      entries: told.map(entryOf),
      _people: people.filter(({ name }) => told.some(({ who }) => who === name)),
    },
  };
}

/** As the file holds it. JSON lets some characters stand that a terminal acts on when the file is looked at: they are escaped. */
export function harText(har: JarHar): string {
  return replaceActing(JSON.stringify(har, null, 1), (character) => `\\u${hex(character.charCodeAt(0))}`, '\n');
}

/** The panes that took part, each from its first exchange on. */
function pagesOf(told: readonly TakenExchange[], pages: readonly HarPage[]): Page[] {
  const titles = new Map(pages.map(({ id, title }) => [id, title]));
  const first = new Map<string, number>();
  for (const { record } of told) {
    if (record.paneId !== null && !first.has(record.paneId)) first.set(record.paneId, record.at);
  }
  return [...first].map(([id, at]) => ({
    id,
    startedDateTime: new Date(at).toISOString(),
    title: titles.get(id) ?? id,
    // Not measured: -1 is the format's word for it.
    pageTimings: { onContentLoad: -1, onLoad: -1 },
  }));
}

function entryOf({ who, record, body, inspected }: TakenExchange): JarEntry {
  const time = record.tookMs ?? 0;
  return {
    ...(record.paneId === null ? {} : { pageref: record.paneId }),
    startedDateTime: new Date(record.at).toISOString(),
    time,
    request: requestOf(record),
    response: record.response ? responseOf(record.response, body) : noResponse,
    cache: {},
    // Only the whole is known.
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: time, receive: 0, ssl: -1 },
    ...(who === null ? {} : { _jar: who }),
    ...(inspected === null ? {} : { _server: inspected }),
    ...(record.failure === null ? {} : { _error: record.failure }),
    ...(record.messages && { _webSocketMessages: record.messages.newest.map(writeMessage) }),
    _resourceType: record.kind,
  };
}

function requestOf({ request, response }: WireRecord): Request {
  const { method, url, headers, body } = request;
  return {
    method,
    url,
    httpVersion: response?.protocol ?? 'http/1.1',
    cookies: cookiesSent(headers).map(([name, value]) => ({ name, value })),
    headers: writeLines(headers),
    queryString: [...(URL.canParse(url) ? new URL(url).searchParams : [])].map(([name, value]) => ({ name, value })),
    ...(body === null ? {} : { postData: postDataOf(headers, body) }),
    headersSize: -1,
    bodySize: body === null ? 0 : byteLength(body),
  };
}

/** As text alone: the format allows either the text or its fields. */
function postDataOf(headers: readonly Line[], text: string): PostData {
  return { mimeType: headerOf(headers, 'content-type') ?? '', text };
}

function responseOf(response: NonNullable<WireRecord['response']>, body: string | null): Response {
  const { status, statusText, protocol, headers, mimeType, bytes } = response;
  const content: Content = { size: body === null ? bytes : byteLength(body), mimeType: mimeType || 'x-unknown' };
  return {
    status,
    statusText,
    httpVersion: protocol,
    cookies: cookiesSet(headers).map(writeCookie),
    headers: writeLines(headers),
    content: body === null ? content : { ...content, text: body },
    redirectURL: headerOf(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: bytes,
  };
}

/** As Chromium writes what was never answered. */
const noResponse: Response = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function writeCookie({ name, value, attributes }: ReturnType<typeof cookiesSet>[number]): Cookie {
  const worth = (wanted: string) => attributes.find(([attribute]) => attribute.toLowerCase() === wanted)?.[1];
  const expires = Date.parse(worth('expires') ?? '');
  const path = worth('path');
  const domain = worth('domain');
  return {
    name,
    value,
    ...(path === undefined ? {} : { path }),
    ...(domain === undefined ? {} : { domain }),
    ...(Number.isNaN(expires) ? {} : { expires: new Date(expires).toISOString() }),
    httpOnly: worth('httponly') !== undefined,
    secure: worth('secure') !== undefined,
  };
}

/** As Chromium's Network panel writes what was said on a WebSocket. */
function writeMessage({ at, way, text }: ChannelMessage): HarMessage {
  const type = way === 'out' ? 'send' : 'receive';
  return { type, time: at / 1000, opcode: text === null ? 2 : 1, data: text ?? '' };
}

function writeLines(headers: readonly Line[]): Header[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
