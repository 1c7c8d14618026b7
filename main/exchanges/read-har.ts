import { z } from 'zod';
import type { Line } from '../../server/inspector/records.ts';
import { readKind } from '../network/traffic/traffic-kinds.ts';
import type { PaneId } from '../shared/bench-records.ts';
import { readInspectorRecord } from './inspector-schema.ts';
import type { TakenExchange, WireRecord } from './taken-exchange.ts';
import { type HarPerson, harCreator } from './write-har.ts';

/** Bytes of a file; what browsers save after an hour is a tenth of it. */
export const mostHarBytes = 64 * 1024 * 1024;
const mostEntries = 5_000;

/** Why a file could not be opened; main has a sentence for each. */
export type HarTrouble = 'not-json' | 'not-har' | 'empty';

/** What a file tells: its exchanges, in their order. */
export interface Recording {
  readonly exchanges: readonly TakenExchange[];
  readonly people: readonly HarPerson[];
  /** Entries that could not be read, or were too many. */
  readonly leftOut: readonly LeftOutEntry[];
}

/** One of a file's entries that is not shown. */
interface LeftOutEntry {
  /** From 1, in the file's order. */
  readonly number: number;
  /** Method and address, as far as they are there. */
  readonly what: string;
}

const lines = z
  .array(z.object({ name: z.string(), value: z.string() }))
  .max(1_000)
  // HTTP/2 writes its request line as headers; here it is one already.
  .transform((headers) =>
    headers.map(({ name, value }): Line => [name, value]).filter(([name]) => !name.startsWith(':')),
  );

const entrySchema = z.object({
  startedDateTime: z.string(),
  time: z.number().nullish(),
  pageref: z.string().optional(),
  request: z.object({
    method: z.string().min(1).max(40),
    url: z.url({ protocol: /^(?:https?|wss?)$/ }),
    headers: lines,
    postData: z.object({ text: z.string().optional() }).optional().catch(undefined),
  }),
  response: z.object({
    status: z.number().int().min(0).max(999),
    statusText: z.string().catch(''),
    httpVersion: z.string().catch(''),
    headers: lines,
    // -1: not known.
    bodySize: z.number().catch(-1),
    content: z
      .object({
        size: z.number().catch(0),
        mimeType: z.string().catch(''),
        text: z.string().optional(),
        encoding: z.string().optional(),
      })
      .catch({ size: 0, mimeType: '' }),
  }),
  _jar: z.string().min(1).max(60).optional().catch(undefined),
  _server: z.unknown().optional(),
  _error: z.string().optional().catch(undefined),
  _resourceType: z.string().optional().catch(undefined),
});

const personSchema = z.object({
  name: z.string().min(1).max(60),
  shape: z.enum(['circle', 'square', 'triangle', 'diamond', 'pentagon', 'star', 'hexagon', 'cross']),
  colour: z.enum(['blue', 'orange', 'green', 'purple', 'red', 'teal', 'ochre', 'slate']),
});

const harSchema = z.object({
  log: z.object({
    entries: z.array(z.unknown()),
    browser: z
      .object({ name: z.string().min(1).max(60) })
      .optional()
      .catch(undefined),
    creator: z.object({ name: z.string() }).optional().catch(undefined),
    _people: z.array(personSchema).max(100).optional().catch(undefined),
  }),
});

/**
 * Reads an HTTP Archive, whoever wrote it. An entry that is damaged is left out and counted; a file without a single good one
 * is refused.
 */
export function readHar(text: string): Recording | HarTrouble {
  const archive = parse(text);
  if (archive === undefined) return 'not-json';
  const har = harSchema.safeParse(archive);
  if (!har.success) return 'not-har';
  const { entries, browser, creator, _people: people = [] } = har.data.log;
  // Where Jarful names nobody, it was a guest.
  const nameless = creator?.name === harCreator ? null : (browser?.name ?? null);
  const leftOut: LeftOutEntry[] = [];
  const exchanges: TakenExchange[] = [];
  for (const [index, entry] of entries.entries()) {
    const taken = index < mostEntries ? readEntry(entry, nameless) : null;
    if (taken) exchanges.push(taken);
    else leftOut.push({ number: index + 1, what: nameOf(entry) });
  }
  if (exchanges.length === 0) return 'empty';
  exchanges.sort((one, other) => one.record.at - other.record.at);
  return { exchanges, people, leftOut };
}

/** @param nameless what the person is called where the file does not say whose exchange it is; null for a guest. */
function readEntry(entry: unknown, nameless: string | null): TakenExchange | null {
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) return null;
  const { startedDateTime, time, pageref, request, response, _jar, _server, _error, _resourceType } = parsed.data;
  const at = Date.parse(startedDateTime);
  if (Number.isNaN(at)) return null;
  const { content } = response;
  const record: WireRecord = {
    paneId: (pageref ?? null) as PaneId | null,
    at,
    tookMs: time == null || time < 0 || response.status === 0 ? null : time,
    kind: readKind(_resourceType),
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: request.postData?.text ?? null,
    },
    response:
      response.status === 0
        ? null
        : {
            status: response.status,
            statusText: response.statusText,
            protocol: response.httpVersion.toLowerCase(),
            headers: response.headers,
            mimeType: content.mimeType,
            bytes: response.bodySize >= 0 ? response.bodySize : Math.max(0, content.size),
            fromCache: false,
          },
    // An answer that broke off has both.
    failure: _error ?? (response.status === 0 ? 'net::ERR_FAILED' : null),
  };
  return { who: _jar ?? nameless, record, body: bodyOf(content), inspected: readInspectorRecord(_server) };
}

const namedEntry = z.object({ request: z.object({ method: z.string().catch(''), url: z.string() }) });

/** What a damaged entry says of itself, so that it can be found in the file. */
function nameOf(entry: unknown): string {
  const named = namedEntry.safeParse(entry);
  return named.success ? `${named.data.request.method} ${named.data.request.url}`.trim().slice(0, 300) : '';
}

/** Text that is kept as base64 (HAR 1.2, content.encoding) is text all the same; bytes that are no text are left out. */
function bodyOf({ text, encoding }: { readonly text?: string | undefined; readonly encoding?: string | undefined }) {
  if (text === undefined || encoding === undefined || encoding === '') return text ?? null;
  if (encoding.toLowerCase() !== 'base64') return null;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    // Some tools write a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
