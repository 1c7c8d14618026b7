import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import type { ChannelMessages, KnownSession, ShownTraffic, TrafficKind } from '../../main/shared/traffic-records.ts';
import { headerOf } from '../../main/shared/wire-headers.ts';

/** What is known of an exchange with somebody else's server; what that server did inside cannot be seen. */
export interface ForeignFacts {
  readonly url: string;
  /** Host and port. */
  readonly host: string;
  readonly kind: TrafficKind;
  /** Chromium's name of why no answer came. */
  readonly failure: string | null;
  readonly fromCache: boolean;
  readonly shows: KnownSession | null;
  readonly gives: KnownSession | null;
  /** Of a channel that stays open; null for everything else. */
  readonly messages: ChannelMessages | null;
  /** Whatever comes. */
  readonly kept: boolean;
}

/** Traffic in the shape of the shop's exchanges, so that one Conversation, Log and detail show both. */
export interface ForeignExchange extends ExchangeRecord {
  readonly foreign: ForeignFacts;
}

/** Null for the shop's own exchanges. */
export function foreignOf(exchange: ExchangeRecord): ForeignFacts | null {
  return 'foreign' in exchange ? (exchange as ForeignExchange).foreign : null;
}

/** What people ask for; the rest are the files that belong to it. */
const asked: ReadonlySet<TrafficKind> = new Set(['document', 'fetch', 'xhr', 'websocket', 'eventsource']);

/** A file that a page brings along: style, script, picture, font. */
export function isFile(exchange: ExchangeRecord): boolean {
  const foreign = foreignOf(exchange);
  return foreign !== null && !asked.has(foreign.kind);
}

/** Whether there is an exchange to show: it has ended, or it is a channel that has been opened. */
export function isTold({ tookMs, kind, response }: ShownTraffic): boolean {
  return tookMs !== null || ((kind === 'websocket' || kind === 'eventsource') && response !== null);
}

/** A record as an exchange. The status is 0 when no answer came. */
export function exchangeOf(record: ShownTraffic): ForeignExchange {
  const { request, response, failure, at } = record;
  const { host, pathname, search } = new URL(request.url);
  const target = `${pathname}${search}`;
  return {
    id: record.id,
    at,
    tookMs: record.tookMs ?? 0,
    who: record.who,
    request: { method: request.method, target, headers: request.headers, form: formOf(record) },
    ticket: { kind: 'none' },
    steps: [],
    session: { before: null, after: null, effect: 'none' },
    response: {
      status: response?.status ?? 0,
      headers: response?.headers ?? [],
      bytes: response?.bytes ?? 0,
      cut: response !== null && failure !== null,
    },
    line: lineOf(record, host, target),
    foreign: {
      url: request.url,
      host,
      kind: record.kind,
      failure,
      fromCache: response?.fromCache ?? false,
      shows: record.shows,
      gives: record.gives,
      messages: record.messages ?? null,
      kept: record.pinned,
    },
  };
}

function formOf({ request: { headers, body } }: ShownTraffic): ExchangeRecord['request']['form'] {
  const type = headerOf(headers, 'content-type') ?? '';
  if (body === null || !type.startsWith('application/x-www-form-urlencoded')) return null;
  return [...new URLSearchParams(body)];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As the shop's log writes its lines, with the host before the target: whose server it was is the news here. */
function lineOf({ at, request, response, failure }: ShownTraffic, host: string, target: string): string {
  const time = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(time.getDate())}/${months[time.getMonth()]}/${time.getFullYear()}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  const answer = response ? `${response.status} ${response.bytes}` : (failure ?? '');
  return `[${day} ${clock}] "${request.method} ${host}${target} ${(response?.protocol ?? '').toUpperCase()}" ${answer}`;
}
