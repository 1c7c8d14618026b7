/** Conformance, section Wire: C92 to C95. Several cookies of one name, several servers of one host, several firsts at once. */
import { expect } from 'vitest';
import { until } from '../harness/until.ts';
import { hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';

eachTarget(({ open, promise }) => {
  promise(
    'C92',
    'of several cookies with the ticket’s name the one valid counts, wherever it stands; two are refused and expired',
    async () => {
      const site = await open();
      const [ann, mallory] = [site.browser(), site.browser()];
      await ann.add();
      await mallory.add('juice');
      const name = site.cookieName;
      const own = ann.jar.get(name) ?? '';
      const planted = mallory.jar.get(name) ?? '';
      const cartWith = async (...values: readonly string[]) => {
        const cookie = values.map((value) => `${name}=${value}`).join('; ');
        return ann.send('GET', '/session/', { Cookie: cookie, Accept: 'application/json' });
      };
      const forged = `${own.slice(0, -4)}AAAA`;
      for (const values of [
        [own, forged],
        [forged, own],
        ['', own],
        ['x', 'y', own, 's%3A'],
        [own, own],
        [`"${own}"`, own],
      ]) {
        const page = await cartWith(...values);
        expect(page.status, values.join(' ; ')).toBe(200);
        expect(JSON.parse(page.text).data.cart, values.join(' ; ')).toEqual({ tea: 1 });
        expect(page.setCookies).toEqual([]);
      }
      expect(JSON.parse((await cartWith(forged, 'x')).text).data).toEqual({});
      const calls = site.faults.calls.length;
      for (const values of [
        [own, planted],
        [planted, own],
        ['x', planted, own],
      ]) {
        const cookie = values.map((value) => `${name}=${value}`).join('; ');
        for (const [method, path] of [
          ['GET', '/cart/'],
          ['POST', '/cart/add'],
        ] as const) {
          const headers = { Cookie: cookie, Origin: site.origin, 'Sec-Fetch-Site': 'same-origin' };
          const form = method === 'POST' ? 'product=tea&count=1' : undefined;
          const page = await site.browser().send(method, path, headers, form);
          expect(page.status, `${method} ${path}`).toBe(400);
          expect(page.text).toContain('Two tickets at once');
          const paths = page.setCookies.map((line) => {
            expect(line).toMatch(new RegExp(`^${name}=;`));
            expect(line).toMatch(/; Max-Age=0(;|$)/);
            return /; Path=([^;]*)/.exec(line)?.[1];
          });
          const expected = method === 'GET' ? ['/', '/cart', '/cart/'] : ['/', '/cart', '/cart/', '/cart/add'];
          expect(paths.sort(), path).toEqual(expected);
        }
      }
      expect(site.faults.calls.length).toBe(calls);
      await site.change({ hostCheck: false });
      for (const [host, domains] of [
        ['shop.school.example', ['shop.school.example', 'school.example']],
        [`${'a.'.repeat(5_000)}example`, []],
      ] as const) {
        const page = await site
          .browser()
          .send('GET', '/', { Cookie: `${name}=${own}; ${name}=${planted}`, Host: host });
        expect(page.setCookies.flatMap((line) => /; Domain=([^;]*)/.exec(line)?.[1] ?? [])).toEqual(domains);
      }
      await site.change({ hostCheck: true });
      expect(await ann.cart()).toEqual({ tea: 1 });
      expect(await mallory.cart()).toEqual({ juice: 1 });
      const { exchanges } = await site.server.inspector.snapshot();
      expect(exchanges.some(({ ticket }) => ticket.kind === 'refused' && ticket.why === 'several')).toBe(true);
    },
  );

  promise('C94', 'first forms of one page, sent at once, make one session that holds all of them', async () => {
    const site = await open();
    const page = await site.browser().get('/shop/');
    const token = hiddenField(page.text, '_token') ?? '';
    site.faults.set('create', { kind: 'delay', ms: 50 });
    // Each without a ticket: none has seen an answer yet.
    const clicks = [site.browser(), site.browser(), site.browser()];
    const answers = await Promise.all(
      clicks.map((browser) => browser.post('/cart/add', { product: 'tea', count: '1', _token: token })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await site.rows()).toHaveLength(1);
    const tickets = new Set(clicks.map((browser) => browser.cookie));
    expect(tickets.size).toBe(1);
    expect(await clicks[0]?.cart()).toEqual({ tea: 3 });
    // Without the browser's word that the form is ours, its token is enough as well.
    const silent = await site.browser().send('POST', '/cart/add', {}, `product=tea&count=1&_token=${token}`);
    expect(silent.status).toBe(303);
    expect(await clicks[0]?.cart()).toEqual({ tea: 4 });
    // Another page, another browser, and a form without a token begin sessions of their own.
    const other = hiddenField((await site.browser().get('/shop/')).text, '_token') ?? '';
    expect(other).not.toBe(token);
    await site.browser().post('/cart/add', { product: 'tea', count: '1', _token: other });
    const stranger = { 'User-Agent': 'Another browser' };
    await site.browser().post('/cart/add', { product: 'tea', count: '1', _token: token }, stranger);
    await site.browser().post('/cart/add', { product: 'tea', count: '1' });
    expect(await site.rows()).toHaveLength(4);
    expect(await clicks[0]?.cart()).toEqual({ tea: 4 });
  });

  promise('C95', 'two adds at once with an expired ticket make one session and lose nothing', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add('bread');
    site.advance(21 * 60_000);
    await site.tidy();
    site.faults.set('create', { kind: 'delay', ms: 50 });
    const twin = ann.copy();
    const old = ann.cookie;
    const answers = await Promise.all([ann.add('tea'), twin.add('juice')]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(ann.cookie).toBe(twin.cookie);
    expect(ann.cookie).not.toBe(old);
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
    expect(await site.rows()).toHaveLength(1);
  });

  promise('C96', 'a clock that goes back and then forward ends no session early', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const { clock } = site.server;
    const ahead = clock.ahead;
    await ann.get('/cart/');
    clock.setAhead(ahead - 3_600_000);
    await ann.get('/cart/');
    await ann.add();
    clock.setAhead(ahead - 3_590_000);
    await ann.get('/cart/');
    clock.setAhead(ahead + 60_000);
    expect(await ann.cart()).toEqual({ tea: 2 });
    // A shorter life that somebody sets counts with the next request.
    await site.change({ idleLifetime: 60_000 });
    await ann.get('/cart/');
    site.advance(61_000);
    expect(await ann.cart()).toEqual({});
  });

  promise('C97', 'a page that outlives its session says so, in the record too', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const hold = site.server.breakpoints.set({ where: 'between', path: '/cart/' });
    for (const end of ['by hand', 'by time'] as const) {
      if (end === 'by time') await ann.add();
      const page = ann.get('/cart/');
      const [held] = await until('it is held', () =>
        site.server.breakpoints.held.length > 0 ? site.server.breakpoints.held : null,
      );
      if (held === undefined || held.key === null) throw new Error('Nobody is held with a session.');
      if (end === 'by hand') {
        site.advance(60_000);
        await site.server.inspector.endSession(held.key);
      } else site.advance(21 * 60_000);
      site.server.breakpoints.release(held.exchange);
      const { status, text } = await page;
      expect(status, end).toBe(409);
      expect(text, end).toContain('Your session has ended');
      const { exchanges } = await site.server.inspector.snapshot();
      const told = exchanges.find(({ id }) => id === held.exchange);
      expect(told?.session.before, end).not.toBeNull();
      expect(told?.session.after, end).toBeNull();
      expect((await ann.get('/session/')).status).toBe(200);
    }
    site.server.breakpoints.remove(hold);
  });
});
