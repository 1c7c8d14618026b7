import { quoteCode } from './quote-code.ts';
import type { RequestToSend } from './request-to-send.ts';

/** For a browser's console and for Node. A browser writes Cookie and User-Agent itself and leaves these out. */
export function writeFetch({ method, url, headers, body }: RequestToSend): string {
  const lines = headers.map(([name, value]) => `    [${quoteCode(name)}, ${quoteCode(value)}],`);
  return [
    `await fetch(${quoteCode(url)}, {`,
    `  method: ${quoteCode(method)},`,
    ...(lines.length === 0 ? [] : ['  headers: [', ...lines, '  ],']),
    ...(body === null || method === 'GET' || method === 'HEAD' ? [] : [`  body: ${quoteCode(body)},`]),
    '  redirect: "manual",',
    '});',
  ].join('\n');
}

/** For Python's requests, which knows a header once: what came several times is joined (RFC 9110 5.3). */
export function writePython({ method, url, headers, body }: RequestToSend): string {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const known = [...joined.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
    const separator = name.toLowerCase() === 'cookie' ? '; ' : ', ';
    joined.set(known ?? name, known === undefined ? value : `${joined.get(known)}${separator}${value}`);
  }
  const lines = [...joined].map(([name, value]) => `        ${quoteCode(name)}: ${quoteCode(value)}.encode(),`);
  return [
    'import requests',
    'response = requests.request(',
    `    ${quoteCode(method)},`,
    `    ${quoteCode(url)},`,
    ...(lines.length === 0 ? [] : ['    headers={', ...lines, '    },']),
    ...(body === null ? [] : [`    data=${quoteCode(body)}.encode(),`]),
    '    allow_redirects=False,',
    ')',
    'print(response.status_code, response.headers, response.text)',
  ].join('\n');
}
