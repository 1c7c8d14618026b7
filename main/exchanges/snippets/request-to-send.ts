import type { Line } from '../../../server/inspector/records.ts';
import type { WireRecord } from '../taken-exchange.ts';

/** A request as another program is told to send it. */
export interface RequestToSend {
  readonly method: string;
  readonly url: string;
  /** Without those that belong to the connection or follow from address and body (RFC 9110 7.6.1). */
  readonly headers: readonly Line[];
  readonly body: string | null;
  /** The browser took a compressed answer. */
  readonly compressed: boolean;
}

const madeAnew: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'accept-encoding',
]);

export function requestToSend({ request }: Pick<WireRecord, 'request'>): RequestToSend {
  const { method, url, body } = request;
  const headers = request.headers
    .filter(([name]) => !name.startsWith(':') && !madeAnew.has(name.toLowerCase()))
    // No wire carries these in a value: whoever meets one must put a space in its place (RFC 9110 5.5).
    .map(([name, value]): Line => [name, value.replace(/[\r\n\0]/g, ' ')]);
  const compressed = request.headers.some(([name]) => name.toLowerCase() === 'accept-encoding');
  // The parser percent-encodes whatever an address may not hold (WHATWG URL); its dots and brackets it would tidy away.
  return { method, url: /[\s\p{Cc}]/u.test(url) ? new URL(url).href : url, headers, body, compressed };
}
