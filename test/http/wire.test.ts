/** Conformance, section Wire: C86 to C91. What RFC 9110 and 9112 ask for where a client is careless or hostile. */
import { expect } from 'vitest';
import { eachTarget } from './harness/each-target.ts';
import { headOf, sendRaw, statusOf } from './harness/raw-socket.ts';
import type { Site } from './harness/site.ts';

const FORM = 'Content-Type: application/x-www-form-urlencoded';

/** A request with this server's own Host line, as it goes over the wire. */
function written(site: Site, first: string, ...lines: readonly string[]): string {
  return `${[`${first} HTTP/1.1`, `Host: 127.0.0.1:${site.port}`, ...lines].join('\r\n')}\r\n\r\n`;
}

eachTarget(({ open, promise }) => {
  promise(
    'C86',
    'two Host lines, a Host that is none, or a target that names another server get 400 and touch no session',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      const own = `Host: 127.0.0.1:${site.port}`;
      const cookie = `Cookie: ${ann.cookie}`;
      const calls = site.faults.calls.length;
      for (const request of [
        written(site, 'GET /cart/', own, cookie),
        written(site, 'GET /cart/', 'Host: evil.example', cookie),
        written(site, 'GET /cart/', 'hOST: evil.example', cookie),
        `GET /cart/ HTTP/1.1\r\nHost: user@127.0.0.1:${site.port}\r\n${cookie}\r\n\r\n`,
        `GET /cart/ HTTP/1.1\r\nHost: 127.0.0.1 ${site.port}\r\n${cookie}\r\n\r\n`,
        `GET /cart/ HTTP/1.1\r\n${cookie}\r\n\r\n`,
        written(site, 'GET http://evil.example/cart/', cookie),
        written(site, `GET http://127.0.0.1:${site.port + 1}/cart/`, cookie),
        written(site, `GET http://u:p@127.0.0.1:${site.port}/cart/`, cookie),
        written(site, `GET https://127.0.0.1:${site.port}/cart/`, cookie),
        written(site, `GET ftp://127.0.0.1:${site.port}/cart/`, cookie),
      ]) {
        expect(statusOf(await sendRaw(site.port, request)), request).toBe(400);
      }
      expect(site.faults.calls.length).toBe(calls);
      // In full and about this server, the target counts and the Host line does not.
      for (const request of [
        written(site, `GET http://127.0.0.1:${site.port}/cart/`),
        `GET HTTP://LocalHost:${site.port}/cart/ HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
        `GET http://127.0.0.1:${site.port} HTTP/1.1\r\nHost:\r\n\r\n`,
        `GET http://127.0.0.1:${site.port}/styles/shop.css HTTP/1.1\r\nHost:\r\n\r\n`,
      ]) {
        expect(statusOf(await sendRaw(site.port, request)), request).toBe(200);
      }
    },
  );

  promise('C87', 'OPTIONS * says what the server can do; * with anything else, and CONNECT, are refused', async () => {
    const site = await open();
    const answer = await sendRaw(site.port, written(site, 'OPTIONS *', 'Connection: close'));
    expect(statusOf(answer)).toBe(204);
    expect(headOf(answer)).toMatch(/^Allow: GET, HEAD, POST, OPTIONS$/m);
    expect(statusOf(await sendRaw(site.port, written(site, 'GET *')))).toBe(400);
    expect(statusOf(await sendRaw(site.port, written(site, 'POST *', 'Content-Length: 0')))).toBe(400);
    expect(statusOf(await sendRaw(site.port, written(site, `CONNECT 127.0.0.1:${site.port}`)))).toBe(501);
    expect(statusOf(await sendRaw(site.port, written(site, 'GET /shop/', 'Connection: close')))).toBe(200);
  });

  promise(
    'C88',
    'a body that is declared too large gets 413 before it is sent; refusals keep the connection',
    async () => {
      const site = await open();
      // Only the head is sent: whoever waits for the body waits for ever.
      const large = written(site, 'POST /cart/add', FORM, 'Content-Length: 300000');
      expect(statusOf(await sendRaw(site.port, large))).toBe(413);
      const asking = written(site, 'POST /cart/add', FORM, 'Content-Length: 300000', 'Expect: 100-continue');
      expect(statusOf(await sendRaw(site.port, asking))).toBe(413);
      const piecemeal = written(site, 'POST /cart/add', FORM, 'Transfer-Encoding: chunked');
      expect(statusOf(await sendRaw(site.port, `${piecemeal}4e20\r\n${'a'.repeat(20_000)}\r\n`))).toBe(413);
      const two = (first: string) => `${first}${written(site, 'GET /shop/', 'Connection: close')}`;
      for (const [refused, status] of [
        [written(site, 'GET /nothing'), 404],
        [written(site, 'HEAD /nothing'), 404],
        [written(site, 'DELETE /cart/'), 405],
        [written(site, 'POST /cart/add', 'Origin: http://evil.example'), 403],
        [`GET /cart/ HTTP/1.1\r\nHost: evil.example\r\n\r\n`, 421],
        [`${written(site, 'POST /cart/add', FORM, 'Content-Length: 20000')}${'a'.repeat(20_000)}`, 413],
        [`${written(site, 'POST /nothing', FORM, 'Content-Length: 11')}product=tea`, 404],
      ] as const) {
        const answers = await sendRaw(site.port, two(refused), 'all');
        expect(statusOf(answers), refused.slice(0, 60)).toBe(status);
        expect(answers.match(/^HTTP\/1\.1 \d{3}/gm), refused.slice(0, 60)).toEqual([
          `HTTP/1.1 ${status}`,
          'HTTP/1.1 200',
        ]);
      }
      const ann = site.browser();
      const asked = await ann.post('/cart/add', { product: 'tea', count: '1' }, { Expect: '100-continue' });
      expect(asked.status).toBe(303);
      expect(await ann.cart()).toEqual({ tea: 1 });
    },
  );

  promise(
    'C89',
    'nothing of the site but its styles, pictures and fonts is served, however its path is written',
    async () => {
      const site = await open();
      for (const path of [
        '/styles/../views/home.liquid',
        '/styles/%2e%2e/views/home.liquid',
        '/styles/..%2fviews/home.liquid',
        '/styles/%2e%2e%2fmessages%2fen.json',
        '/styles/..\\views\\home.liquid',
        '/styles/..%5cviews%5chome.liquid',
        '/styles//../../views/home.liquid',
        '/pictures/../styles/../messages/en.json',
        '/styles/%00/../../views/home.liquid',
        '/views/home.liquid',
        '/messages/en.json',
        '/fonts/../../session-server.ts',
        '/fonts/%2e%2e/%2e%2e/session-server.ts',
        '/styles/',
        '/styles/.',
      ]) {
        const answer = await sendRaw(site.port, written(site, `GET ${path}`, 'Connection: close'));
        expect([400, 404], path).toContain(statusOf(answer));
        expect(answer, path).not.toMatch(/\{% |"site\.name"|createSessionServer/);
      }
      expect((await site.browser().get('/styles/shop.css')).status).toBe(200);
      expect((await site.browser().get('/favicon.ico')).headers['content-type']).toBe('image/svg+xml');
    },
  );

  promise(
    'C90',
    'HEAD has the head of GET and no body; files answer conditions and ranges; 405 says what works',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      for (const path of [
        '/',
        '/shop/',
        '/cart/',
        '/checkout/',
        '/session/',
        '/nothing',
        '/shop',
        '/styles/shop.css',
      ]) {
        const [got, head] = [await ann.send('GET', path), await ann.send('HEAD', path)];
        expect(head.status, path).toBe(got.status);
        expect({ ...head.headers, date: '' }, path).toEqual({ ...got.headers, date: '' });
        expect(head.text, path).toBe('');
      }
      const file = await ann.get('/styles/shop.css');
      const { etag = '' } = file.headers;
      const modified = file.headers['last-modified'] ?? '';
      for (const condition of [
        { 'If-None-Match': etag },
        { 'If-None-Match': '*' },
        { 'If-Modified-Since': modified },
      ]) {
        const same = await ann.get('/styles/shop.css', condition);
        expect([same.status, same.text], JSON.stringify(condition)).toEqual([304, '']);
      }
      expect((await ann.get('/styles/shop.css', { 'If-Match': '"other"' })).status).toBe(412);
      const part = await ann.get('/styles/shop.css', { Range: 'bytes=0-9' });
      expect([part.status, part.text]).toEqual([206, file.text.slice(0, 10)]);
      expect((await ann.get('/styles/shop.css', { Range: 'bytes=999999-' })).status).toBe(416);
      const posted = await ann.post('/styles/shop.css');
      expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    },
  );

  promise(
    'C91',
    'a request whose length is in doubt gets 400 or 501 and is never a request of somebody else',
    async () => {
      const site = await open();
      const smuggled = written(site, 'GET /shop/');
      for (const lines of [
        ['Content-Length: 5', 'Transfer-Encoding: chunked'],
        ['Content-Length: 5', 'Content-Length: 6'],
        ['Content-Length: 5, 5'],
        ['Content-Length: +5'],
        ['Content-Length: 0x5'],
        ['Transfer-Encoding: identity'],
        ['Transfer-Encoding: chunked, gzip'],
        ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'],
        ['Transfer-Encoding : chunked'],
        ['X-Folded: a', ' b'],
        ['X-Cut: a\rb'],
      ]) {
        const request = `${written(site, 'POST /cart/add', FORM, 'Connection: close', ...lines)}0\r\n\r\n${smuggled}`;
        const answers = await sendRaw(site.port, request, 'all');
        expect(statusOf(answers), lines.join()).toBe(400);
        expect(answers.match(/^HTTP\/1\.1 \d{3}/gm), lines.join()).toHaveLength(1);
      }
      const packed = written(site, 'POST /cart/add', FORM, 'Transfer-Encoding: gzip, chunked');
      expect(statusOf(await sendRaw(site.port, `${packed}0\r\n\r\n`))).toBe(501);
      const other = await sendRaw(site.port, written(site, 'POST /cart/add', FORM, 'Expect: tea', 'Content-Length: 1'));
      expect(statusOf(other)).toBe(417);
    },
  );
});
