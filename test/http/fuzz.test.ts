/** Garbage on the wire: 20,000 requests of no good intent. None gives a 5xx, none hangs, and memory does not grow. */
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createSessionServer } from '../../server/session-server.ts';
import { Browser } from './harness/browser.ts';

const REQUESTS = 20_000;
const CONNECTIONS = 16;
/** Bytes of heap that 15,000 of them may leave behind once the garbage is collected. */
const MOST_GROWTH = 8 * 1024 * 1024;

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function makeRandom(seed: number): (below: number) => number {
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

function makeRequest(random: (below: number) => number, port: number, origin: string, cookie: string): Buffer {
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const mess = (most: number) => Array.from({ length: random(most) }, () => pick(scraps)).join('');
  const target = random(4) === 0 ? `/${mess(8)}` : pick(targets) + (random(3) === 0 ? `?${mess(6)}` : '');
  const body =
    random(2) === 0 ? mess(12) : `product=${pick(['tea', mess(3)])}&count=${pick(['1', mess(3)])}&${mess(4)}`;
  const lines = [`${pick(methods)} ${target} HTTP/1.${random(12) === 0 ? pick(['0', '2', 'x']) : '1'}`];
  if (random(20) > 0) lines.push(`Host: ${random(8) === 0 ? mess(3) : `127.0.0.1:${port}`}`);
  if (random(2) === 0) lines.push(`Origin: ${random(4) === 0 ? mess(3) : origin}`);
  if (random(3) === 0) lines.push(`Cookie: ${random(2) === 0 ? cookie : mess(10)}`);
  if (random(3) === 0) lines.push(`Content-Type: ${pick(types)}`);
  else lines.push(`Content-Type: ${types[0]}`);
  if (random(10) === 0) lines.push(`Accept-Language: ${mess(4)}`, `Accept: ${mess(3)}`);
  if (random(10) === 0) lines.push(`${mess(2)}: ${mess(4)}`);
  if (random(12) === 0) lines.push('Transfer-Encoding: chunked');
  else
    lines.push(
      `Content-Length: ${random(30) === 0 ? pick(['-1', 'x', '99', '999999']) : Buffer.byteLength(body, 'latin1')}`,
    );
  lines.push('Connection: close');
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

/** Sends it and half-closes, so that a request that promises more than it brings ends too. Resolves to the status, 0 for none. */
function send(port: number, bytes: Buffer): Promise<number> {
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

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in use after the garbage is gone. */
function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test(`${REQUESTS} fuzzed raw requests: no 5xx, no hang, no growth of memory`, { timeout: 180_000 }, async () => {
  const warnings: string[] = [];
  const server = createSessionServer({
    warn: (sentence) => warnings.push(sentence),
    settings: { maxSessions: 1_000_000 },
  });
  const origin = await server.listen();
  const port = Number(new URL(origin).port);
  const ann = new Browser(origin);
  await ann.add();
  const random = makeRandom(20_261_122);
  const statuses = new Map<number, number>();
  let left = REQUESTS;
  const settle = async (count: number) => {
    left = count;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (left > 0) {
          left -= 1;
          const bytes = makeRequest(random, port, origin, ann.cookie);
          const status = await send(port, bytes);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500)
            throw new Error(
              `${status} for ${JSON.stringify(bytes.toString('latin1').slice(0, 400))}: ${warnings.at(-1)}`,
            );
        }
      }),
    );
  };
  try {
    // A first part fills the caches and the ring of exchanges; what grows after that would grow for ever.
    await settle(REQUESTS / 4);
    await server.inspector.snapshot();
    const before = measureHeap();
    await settle((REQUESTS * 3) / 4);
    const growth = measureHeap() - before;
    console.log(
      `fuzz: ${[...statuses]
        .sort()
        .map(([status, count]) => `${status}: ${count}`)
        .join(', ')}; heap ${Math.round(growth / 1024)} KiB`,
    );
    expect(growth).toBeLessThan(MOST_GROWTH);
    expect(warnings).toEqual([]);
    expect((await ann.get('/shop/')).status).toBe(200);
  } finally {
    await server.close();
  }
});
