import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { printfFormat, quotePosix } from '../../../../../main/exchanges/snippets/quote-posix.ts';
import { writeSnippet } from '../../../../../main/exchanges/snippets/write-snippet.ts';
import { commandExists } from '../command-exists.ts';
import { takeExchange } from '../taken.ts';

const run = promisify(execFile);

it('quotes whatever a shell could take for its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (raw) => {
      // A command line cannot carry NUL.
      // No line end at its end either: none is quoted.
      const text = raw.replaceAll('\0', '').replace(/\n+$/, '');
      const { stdout } = await run('/bin/sh', ['-c', `printf %s ${quotePosix(text)}`]);
      expect(stdout).toBe(text);
    }),
    { numRuns: 40 },
  );
});

it('writes any body, NUL and line ends with it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const { stdout } = await run('/bin/sh', ['-c', `printf ${printfFormat(text)}`]);
      expect(stdout).toBe(text);
    }),
    { numRuns: 40 },
  );
});

interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

describe('what curl sends', () => {
  beforeEach((context) => {
    if (!commandExists('curl')) context.skip('curl is not installed');
  });

  let server: Server;
  let origin: string;
  let arrived: Arrived[] = [];

  beforeAll(async () => {
    server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', (part: Buffer) => parts.push(part));
      req.on('end', () => {
        arrived.push({
          method: req.method,
          url: req.url,
          headers: req.rawHeaders,
          body: Buffer.concat(parts).toString(),
        });
        res.end('ok');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  async function sendByCurl(request: Parameters<typeof takeExchange>[0]): Promise<Arrived> {
    arrived = [];
    await run('/bin/sh', ['-c', writeSnippet('curl-posix', takeExchange(request).record) ?? ''], {
      env: { PATH: process.env.PATH, HOME: '/nowhere' },
    });
    expect(arrived).toHaveLength(1);
    return arrived[0] as Arrived;
  }

  /** All but what belongs to the connection. */
  const pairs = ({ headers }: Arrived) =>
    headers
      .flatMap((name, place) => (place % 2 === 0 ? [[name, headers[place + 1] ?? '']] : []))
      .filter(([name = '']) => !/^(host|content-length|accept-encoding|connection)$/i.test(name));

  it('is what the browser sent: line, headers in their order, body', async () => {
    const { record } = takeExchange();
    const got = await sendByCurl({ request: { url: `${origin}/cart/add` } });
    expect([got.method, got.url, got.body]).toEqual(['POST', '/cart/add', record.request.body]);
    expect(pairs(got).sort()).toEqual(
      record.request.headers
        .filter(([name]) => name !== 'Host')
        .map((line) => [...line])
        .sort(),
    );
  });

  it.each([
    ['GET', null],
    ['POST', null],
    ['POST', ''],
    ['PUT', '{"a":1}'],
    ['DELETE', null],
    ['PATCH', 'it\'s $HOME `date` \\ "quoted" %s !!\n\ttwo lines é 🍵'],
    ['POST', '@/etc/passwd'],
    ['GET', 'a body all the same'],
  ])('%s with body %j', async (method, body) => {
    const got = await sendByCurl({
      request: {
        method,
        url: `${origin}/x`,
        headers: [
          ['X-Empty', ''],
          ['X-Odd', "a'b"],
        ],
        body,
      },
    });
    expect([got.method, got.body]).toEqual([method, body ?? '']);
    expect(pairs(got)).toEqual([
      ['X-Empty', ''],
      ['X-Odd', "a'b"],
    ]);
  });

  it('asks by HEAD without waiting for a body', async () => {
    expect((await sendByCurl({ request: { method: 'HEAD', url: `${origin}/`, headers: [], body: null } })).method).toBe(
      'HEAD',
    );
  });

  it('keeps the address as it was', async () => {
    for (const path of ['/a/../b/./c', '/[1-3]/{a,b}', '/?q=%20+&x=[1]', "/it's"]) {
      const got = await sendByCurl({ request: { method: 'GET', url: origin + path, headers: [], body: null } });
      expect(got.url).toBe(path);
    }
  });

  it('leaves out what HTTP/2 writes as headers', async () => {
    const got = await sendByCurl({
      request: {
        method: 'GET',
        url: `${origin}/`,
        headers: [
          [':authority', 'a'],
          ['X-A', '1'],
        ],
        body: null,
      },
    });
    expect(pairs(got)).toEqual([['X-A', '1']]);
  });
});
