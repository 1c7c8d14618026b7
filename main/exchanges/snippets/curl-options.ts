import { headerOf } from '../../shared/wire-headers.ts';
import type { RequestToSend } from './request-to-send.ts';

/** One option of curl's, by its long name; null: it takes no value. */
export type CurlOption = readonly [name: string, value: string | null];

/** What curl adds unless it is told not to, so that what arrives is what the browser sent and no more. */
const curlAdds = ['User-Agent', 'Accept'];

/**
 * How curl is told to send a request, without its body. What arrives is the same, but for the headers of the connection; the
 * answer is shown with its headers, and redirects are not followed, so that each answer is seen.
 */
export function curlOptions({ method, url, headers, body, compressed }: RequestToSend): readonly CurlOption[] {
  const sendsBody = body !== null || method === 'POST';
  const added = [...curlAdds, ...(sendsBody ? ['Content-Type', 'Expect'] : [])];
  return [
    ['include', null],
    // curl would read [1-3] and {a,b} in an address as lists, and tidy /../ away.
    ['globoff', null],
    ['path-as-is', null],
    ['url', url],
    ...methodOption(method, body !== null),
    // An empty header is written with a semicolon: with a colon, curl would leave it out.
    ...headers.map(([name, value]): CurlOption => ['header', value === '' ? `${name};` : `${name}: ${value}`]),
    ...added.filter((name) => headerOf(headers, name) === null).map((name): CurlOption => ['header', `${name}:`]),
    ...(compressed ? [['compressed', null] as const] : []),
  ];
}

/** The body that curl sends; null for none. A POST without a body still says so: Content-Length 0. */
export function curlBody({ method, body }: RequestToSend): string | null {
  return body ?? (method === 'POST' ? '' : null);
}

function methodOption(method: string, hasBody: boolean): readonly CurlOption[] {
  if (method === 'HEAD') return [['head', null]];
  if (method === (hasBody ? 'POST' : 'GET') || method === 'POST') return [];
  return [['request', method]];
}
