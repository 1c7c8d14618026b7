import type { Line } from '../../server/inspector/records.ts';
import { isForgeryName } from '../network/traffic/secret-names.ts';
import type { SendNote } from '../shared/exchange-news.ts';
import { headerOf } from '../shared/wire-headers.ts';
import type { WireRecord } from './taken-exchange.ts';
import { formFields } from './wire-lines.ts';

/** A request that is to be sent again, without what the browser writes itself. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Line[];
  readonly body: string | null;
}

/** Written by the network stack: by the jar, the address, the body, or for the connection. */
const browsersOwn: ReadonlySet<string> = new Set([
  'cookie',
  'cookie2',
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'accept-encoding',
  'user-agent',
  'date',
  'expect',
  'if-none-match',
  'if-modified-since',
]);

/** @param own whether the same person sends it. */
export function prepareRequest({ request }: Pick<WireRecord, 'request'>, own: boolean): PreparedRequest {
  const headers = request.headers.filter(([name]) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(':') || lower.startsWith('sec-ch-') || browsersOwn.has(lower)) return false;
    return own || !/^(?:proxy-)?authorization$/.test(lower);
  });
  return { method: request.method, url: request.url, headers, body: request.body };
}

export function notesOnSending({ request }: Pick<WireRecord, 'request'>, own: boolean): readonly SendNote[] {
  const notes: SendNote[] = [];
  const fields = formFields(request.headers, request.body) ?? [];
  const carriesToken = [...fields, ...request.headers].some(([name, value]) => isForgeryName(name) && value !== '');
  if (!own && carriesToken) notes.push('token-of-other');
  if (!own && headerOf(request.headers, 'authorization') !== null) notes.push('authorization-left-out');
  if (request.body === null && Number(headerOf(request.headers, 'content-length') ?? 0) > 0) notes.push('body-unknown');
  return notes;
}
