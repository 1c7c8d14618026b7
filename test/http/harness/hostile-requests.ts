/** Garbage on the wire, made from a seed: targets, headers and bodies that no honest client sends. */
import { connect } from 'node:net';

/** A small seeded generator (mulberry32), so that a failure can be run again. */
export function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const scraps = [
  '%',
  '%00',
  '%ff',
  '..',
  '/',
  '\\',
  '"',
  "'",
  '<',
  '>',
  ';',
  '=',
  '&',
  '?',
  '#',
  ' ',
  '\t',
  '\u00e9',
  '\u0000',
  '{{',
  '}}',
  '__proto__',
  'constructor',
  'jarful',
  's%3A',
  'product',
  'count',
  'tea',
  '1',
  '-1',
  '1e9',
  'NaN',
  '_token',
  'order',
  'role',
  'a'.repeat(300),
];
const targets = [
  '/',
  '/shop/',
  '/cart/',
  '/cart/add',
  '/cart/update',
  '/cart/clear',
  '/checkout/',
  '/orders/',
  '/login',
  '/logout',
  '/session/',
  '/team/formdemo.html',
  '/styles/shop.css',
  '/pictures/',
  '*',
  '//',
  '/prize',
  '/caught',
  '/prank.js',
  '/take',
  '/take?ticket=%',
  '/take?ticket=%E0%A4%A&ticket=2',
];
/** Targets in forms that no browser sends to a server. */
const strangeTargets = [
  '//x',
  '///',
  '/..',
  '/\\',
  '?',
  '',
  'x',
  'http://',
  'http://[',
  'http://[::1',
  'http://a:b@c/',
  'http://127.0.0.1:99999/',
  'https://127.0.0.1/shop/',
  'HTTP://evil.example//',
  'ftp://evil.example/',
  'javascript:1',
];
const methods = [
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'CONNECT',
  'PROPFIND',
  'TRACE',
  'PATCH',
  'BREW',
  'get',
  '',
];
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/json',
  'text/plain',
  'multipart/form-data',
  '',
];

export interface HostileTarget {
  readonly port: number;
  readonly origin: string;
  /** A real ticket, shown now and then. */
  readonly cookie: string;
  /** The name that the server goes by. */
  readonly host?: string;
}

/** One request of no good intent. */
export function makeHostileRequest(
  random: (below: number) => number,
  { port, origin, cookie, host = `127.0.0.1:${port}` }: HostileTarget,
): Buffer {
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const mess = (most: number) => Array.from({ length: random(most) }, () => pick(scraps)).join('');
  const kind = random(12);
  const query = random(3) === 0 ? `?${mess(6)}` : '';
  const target = kind === 0 ? pick(strangeTargets) : kind < 4 ? `/${mess(8)}` : `${pick(targets)}${query}`;
  const body =
    random(2) === 0 ? mess(12) : `product=${pick(['tea', mess(3)])}&count=${pick(['1', mess(3)])}&${mess(4)}`;
  const lines = [`${pick(methods)} ${target} HTTP/1.${random(12) === 0 ? pick(['0', '2', 'x']) : '1'}`];
  if (random(20) > 0) lines.push(`Host: ${random(8) === 0 ? mess(3) : host}`);
  if (random(2) === 0) lines.push(`Origin: ${random(4) === 0 ? mess(3) : origin}`);
  if (random(3) === 0) lines.push(`Cookie: ${random(2) === 0 ? cookie : mess(10)}`);
  if (random(3) === 0) lines.push(`Content-Type: ${pick(types)}`);
  else lines.push(`Content-Type: ${types[0]}`);
  if (random(10) === 0) lines.push(`Accept-Language: ${mess(4)}`, `Accept: ${mess(3)}`);
  if (random(10) === 0) lines.push(`${mess(2)}: ${mess(4)}`);
  if (random(20) === 0) lines.push(`Expect: ${pick(['100-continue', mess(2)])}`);
  if (random(20) === 0)
    lines.push(`Range: bytes=${mess(2)}`, `If-None-Match: ${mess(2)}`, `If-Modified-Since: ${mess(2)}`);
  if (random(30) === 0) lines.push('Connection: Upgrade', 'Upgrade: websocket');
  if (random(12) === 0) lines.push('Transfer-Encoding: chunked');
  else
    lines.push(
      `Content-Length: ${random(30) === 0 ? pick(['-1', 'x', '99', '999999']) : Buffer.byteLength(body, 'latin1')}`,
    );
  lines.push('Connection: close');
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

/** Sends it and half-closes, so that a request that promises more than it brings ends too. Resolves to the status, 0 for none. */
export function sendAndEnd(port: number, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let answer = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`It hung: ${bytes.toString('latin1').slice(0, 300)}`));
    }, 10_000);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      if (answer.length < 20) answer += chunk;
    });
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0));
    };
    socket.on('end', finish);
    socket.on('close', finish);
    socket.on('error', finish);
    socket.end(bytes);
  });
}
