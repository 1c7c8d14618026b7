import type { Line } from '../../server/inspector/records.ts';
import type { WireRecord } from './taken-exchange.ts';
import { headerOf } from './wire-lines.ts';

/** What curl makes itself, from the address and the body, or what belongs to one connection only (RFC 9110 7.6.1). */
const curlsOwn: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'accept-encoding',
]);

/** What curl adds unless it is told not to, so that what arrives is what the browser sent and no more. */
const curlAdds = ['User-Agent', 'Accept'];

/**
 * The request as one command for a POSIX shell. What arrives is the same, but for the headers of the connection; the answer is
 * shown with its headers, and redirects are not followed, so that each answer is seen.
 */
export function writeCurl({ request }: Pick<WireRecord, 'request'>): string {
  const { method, url, body } = request;
  const headers = request.headers.filter(([name]) => !name.startsWith(':') && !curlsOwn.has(name.toLowerCase()));
  // curl would read [1-3] and {a,b} in an address as lists, and tidy /../ away.
  const parts = ['curl --include --globoff --path-as-is', quote(url), ...methodOption(method, body !== null)];
  for (const [name, value] of headers) parts.push(`--header ${quote(headerLine([name, value]))}`);
  for (const name of [...curlAdds, ...(sendsBody(method, body) ? ['Content-Type', 'Expect'] : [])]) {
    if (headerOf(headers, name) === null) parts.push(`--header ${quote(`${name}:`)}`);
  }
  if (headerOf(request.headers, 'accept-encoding') !== null) parts.push('--compressed');
  // Not --data: there, a body that starts with @ would be the name of a file.
  if (sendsBody(method, body)) parts.push(`--data-raw ${quote(body ?? '')}`);
  return parts.join(' \\\n  ');
}

/** In single quotes nothing is special but the quote itself (POSIX, Shell Command Language 2.2.2). */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** An empty header is written with a semicolon: with a colon, curl would leave it out. */
function headerLine([name, value]: Line): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

/** A POST without a body still says so: Content-Length 0. */
function sendsBody(method: string, body: string | null): boolean {
  return body !== null || method === 'POST';
}

function methodOption(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  if (method === (hasBody ? 'POST' : 'GET') || method === 'POST') return [];
  return [`--request ${quote(method)}`];
}
