/** Conformance, section Security: C49 to C56. */
import { expect } from 'vitest';
import { type Headers, hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';
import { sendRaw, statusOf } from './harness/raw-socket.ts';

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea><b>bold</b>',
  "' onmouseover='x",
];

eachTarget(({ open, promise }) => {
  promise(
    'C49',
    'what was typed is inert in page, dump, log and records; only the |safe lesson renders it, labelled',
    async () => {
      const site = await open();
      const ann = site.browser();
      for (const attack of attacks) {
        await ann.addRole(attack);
        await ann.get(`/nothing?${attack}`.replaceAll(' ', '+')).catch(() => undefined);
      }
      await ann.post('/login', { name: attacks[0] ?? '' });
      for (const path of ['/team/formdemo.html', '/session/', '/', '/shop/']) {
        const { text } = await ann.get(path);
        expect(text).not.toContain('<script>');
        expect(text).not.toContain('<img src=x');
        expect(text).not.toContain('</textarea>');
      }
      const mistaken = await ann.addRole(attacks[1] ?? '', 'abc');
      expect(mistaken.status).toBe(422);
      expect(mistaken.text).not.toContain('<img src=x');
      for (const line of site.log)
        expect(line).toMatch(/^\[\d\d\/[A-Z][a-z]{2}\/\d{4} \d\d:\d\d:\d\d\] "[A-Z]+ [^\n]* HTTP\/1\.1" \d{3} \d+$/);
      await site.change({ escaping: false });
      const { text } = await ann.get('/team/formdemo.html');
      expect(text).toContain('<script>alert(1)</script>');
      expect(text).toContain('class="warning"');
    },
  );

  promise(
    'C50',
    'a form from elsewhere gets 403 and changes nothing; a first form of our own page needs nothing',
    async () => {
      const site = await open();
      const ann = site.browser();
      const page = await ann.get('/shop/');
      expect((await ann.add()).status).toBe(303);
      const before = await ann.remembered();
      const elsewhere: Headers[] = [
        { Origin: 'http://evil.example' },
        { Origin: 'null' },
        { Origin: `http://127.0.0.1:${site.port + 1}` },
        { Origin: `http://localhost:${site.port}` },
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://evil.example' },
        {},
      ];
      for (const headers of elsewhere) {
        const refused = await ann.send('POST', '/cart/add', headers, 'product=juice&count=1');
        expect(refused.status, JSON.stringify(headers)).toBe(403);
        expect(refused.setCookies).toEqual([]);
      }
      for (const token of [
        'x',
        'aaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb',
        flipLast(hiddenField(page.text, '_token') ?? ''),
      ]) {
        expect((await ann.post('/cart/add', { product: 'juice', count: '1', _token: token })).status).toBe(403);
      }
      expect((await ann.remembered()).data).toEqual(before.data);
      // Where the browser says nothing at all, the page's own token is what counts.
      const own = hiddenField((await ann.get('/shop/')).text, '_token') ?? '';
      const silent = await ann.send('POST', '/cart/add', {}, `product=juice&count=1&_token=${own}`);
      expect(silent.status).toBe(303);
      const bobs = hiddenField((await site.browser().get('/shop/')).text, '_token') ?? '';
      expect((await ann.send('POST', '/cart/add', {}, `product=juice&count=1&_token=${bobs}`)).status).toBe(403);
    },
  );

  promise('C51', 'no GET or HEAD changes a session, and a wrong method gets 405', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const before = await ann.remembered();
    for (const path of [
      '/',
      '/shop/',
      '/cart/',
      '/checkout/',
      '/team/',
      '/team/formdemo.html',
      '/session/',
      '/cart/?product=juice&count=3',
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const page = await ann.send(method, path);
        expect(page.status, `${method} ${path}`).toBe(200);
        if (method === 'HEAD') expect(page.text).toBe('');
      }
    }
    for (const [method, path] of [
      ['GET', '/cart/add'],
      ['GET', '/cart/clear'],
      ['GET', '/logout'],
      ['GET', '/login'],
      ['POST', '/shop/'],
      ['DELETE', '/cart/'],
      ['PUT', '/cart/add'],
      ['PATCH', '/'],
      ['OPTIONS', '/cart/'],
      ['TRACE', '/'],
    ]) {
      const page = await ann.send(method ?? '', path ?? '', { Origin: site.origin });
      expect(page.status, `${method} ${path}`).toBe(405);
      expect(page.headers.allow).toBeTruthy();
    }
    expect((await ann.remembered()).data).toEqual(before.data);
  });

  promise('C52', 'a Host that is not ours is refused before any session is touched', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const calls = site.faults.calls.length;
    const { port } = site;
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1:${port}.evil.example`,
      `127.0.0.1.:${port}`,
      `localhost.:${port}`,
      `127.0.0.1:${port + 1}`,
      `127.0.0.1`,
      `127.0.0.1:0${port}`,
      `xlocalhost:${port}`,
      `[::1]`,
      `user@127.0.0.1:${port}`,
      ' ',
    ]) {
      const answer = await sendRaw(
        port,
        `GET /cart/ HTTP/1.1\r\nHost: ${host}\r\nCookie: ${ann.cookie}\r\nConnection: close\r\n\r\n`,
      );
      expect(statusOf(answer), host).toBeGreaterThanOrEqual(400);
      expect(statusOf(answer), host).toBeLessThan(500);
      expect(answer).not.toMatch(/set-cookie/i);
    }
    expect(site.faults.calls.length).toBe(calls);
    const named = await sendRaw(port, `GET /cart/ HTTP/1.1\r\nHost: LocalHost:${port}\r\nConnection: close\r\n\r\n`);
    expect(statusOf(named)).toBe(200);
  });

  promise('C53', 'an ID in query, body or another header is ignored', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const name = site.cookieName;
    const value = ann.jar.get(name) ?? '';
    const id = /s%3A([^.]+)/.exec(value)?.[1] ?? '';
    const thief = site.browser();
    for (const secret of [value, id]) {
      expect(
        (await thief.get(`/session/?${name}=${secret}&sid=${secret}`, { Accept: 'application/json' })).text,
      ).toContain('"data":{}');
      for (const header of ['X-Session-Id', 'Authorization', 'X-Cookie', name]) {
        expect((await thief.get('/session/', { Accept: 'application/json', [header]: secret })).text).toContain(
          '"data":{}',
        );
      }
      await thief.post('/cart/add', { product: 'honey', count: '1', [name]: secret, sid: secret });
      thief.jar.clear();
    }
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C54', 'no whole ID or signature is in any log line, page, address or record', async () => {
    const site = await open({ settings: { ticketOnFirstVisit: true } });
    const ann = site.browser();
    const pages = [await ann.get('/shop/'), await ann.add()];
    const value = ann.jar.get(site.cookieName) ?? '';
    const [id = '', signature = ''] = decodeURIComponent(value).slice(2).split('.');
    for (const path of [
      '/',
      '/cart/',
      '/session/',
      '/team/formdemo.html',
      '/checkout/',
      `/shop/?sid=${id}`,
      `/nothing/${value}`,
      `/nothing?${id}.${signature}`,
    ]) {
      pages.push(await ann.get(path, { Referer: `${site.origin}/?s=${value}`, 'User-Agent': `Browser ${id}` }));
    }
    pages.push(await ann.post('/cart/add', { product: id, count: '1' }), await ann.addRole(`I am ${id.slice(0, 39)}`));
    pages.push(await ann.post('/login', { name: 'Ann' }));
    const secrets = [id, signature, encodeURIComponent(signature)];
    for (const { text, headers } of pages) {
      for (const secret of secrets) {
        expect(text).not.toContain(secret);
        expect(String(headers.location ?? '')).not.toContain(secret);
      }
    }
    const { exchanges } = await site.server.inspector.snapshot();
    const records = JSON.stringify(exchanges);
    for (const secret of secrets) {
      expect(site.log.join('\n')).not.toContain(secret);
      expect(records).not.toContain(secret);
      expect(site.warnings.join('\n')).not.toContain(secret);
    }
    expect(records).toContain(id.slice(0, 4));
  });

  promise('C55', 'session pages carry Cache-Control: no-store and Vary: Cookie', async () => {
    const site = await open();
    const ann = site.browser();
    for (const page of [
      await ann.get('/cart/'),
      await ann.add(),
      await ann.get('/session/'),
      await ann.get('/nothing'),
    ]) {
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers.vary).toMatch(/\bCookie\b/);
    }
  });

  promise('C56', 'oversized, over-many-field, malformed or wrong-type bodies get 413, 400 or 415', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const headers = { Origin: site.origin, 'Sec-Fetch-Site': 'same-origin' };
    const send = (body: string, more: Headers = {}) => ann.send('POST', '/cart/add', { ...headers, ...more }, body);
    const form = 'product=juice&count=1';
    expect((await send(`${form}&x=${'a'.repeat(300_000)}`)).status).toBe(413);
    expect((await send(`${form}${'&a=1'.repeat(1_200)}`)).status).toBe(413);
    expect((await send('product=%&count=1')).status).toBe(400);
    expect((await send('product=%ff%fe&count=1')).status).toBe(400);
    expect((await send('{"product":"juice"}', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await send(form, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await send(form, { 'Content-Type': 'multipart/form-data; boundary=x' })).status).toBe(415);
    expect((await send(form, { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-7' })).status).toBe(415);
    expect((await send(form, { 'Content-Encoding': 'gzip' })).status).toBe(400);
    expect((await send(form, { 'Content-Encoding': 'x-own' })).status).toBe(415);
    expect((await send('')).status).toBe(422);
    // Bytes that are no UTF-8, as they are and not escaped: nobody knows what was typed.
    const role = Buffer.from('role=K\xf6chin&count=1', 'latin1');
    const head =
      `POST /team/formdemo.html HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nCookie: ${ann.cookie}\r\nOrigin: ${site.origin}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${role.length}\r\n\r\n`;
    expect(statusOf(await sendRaw(site.port, Buffer.concat([Buffer.from(head), role])))).toBe(400);
    expect((await ann.remembered()).data).toEqual({ cart: { tea: 1 } });
  });
});

function flipLast(token: string): string {
  return token.slice(0, -1) + (token.endsWith('a') ? 'b' : 'a');
}
