import type { Line } from '../../server/inspector/records.ts';
import type { SendNote } from '../shared/exchange-news.ts';
import { headerOf } from '../shared/wire-headers.ts';
import { carriedTokens } from './fresh-token.ts';
import type { WireRecord } from './taken-exchange.ts';

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
  // By what the sender's jar may see of other sites: the network stack knows.
  'sec-fetch-storage-access',
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

/** Whether the body is here as it was sent: of files, long bodies and such as are no text, only a part is kept. */
export function isBodyWhole({ request: { headers, body } }: Pick<WireRecord, 'request'>): boolean {
  const told = headerOf(headers, 'content-length');
  return told === null || Number(told) === Buffer.byteLength(body ?? '');
}

/** @param tokenPage where the sender's own token comes from; null: the first person's is in it, if any. */
export function notesOnSending(
  { request }: Pick<WireRecord, 'request'>,
  own: boolean,
  tokenPage: string | null,
): readonly SendNote[] {
  if (own) return [];
  const notes: SendNote[] = [];
  if (tokenPage !== null) notes.push({ kind: 'token-of-own', page: tokenPage });
  else if (carriedTokens(request).length > 0) notes.push({ kind: 'token-of-other' });
  if (headerOf(request.headers, 'authorization') !== null) notes.push({ kind: 'authorization-left-out' });
  return notes;
}
