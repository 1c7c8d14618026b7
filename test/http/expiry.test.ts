/** Conformance, section Expiry: C35 to C42. */
import { expect } from 'vitest';
import { until } from '../harness/until.ts';
import { eachTarget } from './harness/each-target.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

eachTarget(({ open, promise }) => {
  promise(
    'C35',
    'a second before the end the cart is there, a second after it is empty and the ID is new',
    async () => {
      const site = await open({ settings: { idleLifetime: 20 * MINUTE } });
      const [ann, bob] = [site.browser(), site.browser()];
      await ann.add();
      await bob.add();
      const old = bob.cookie;
      site.advance(20 * MINUTE - SECOND);
      expect(await ann.cart()).toEqual({ tea: 1 });
      site.advance(2 * SECOND);
      expect(await bob.cart()).toEqual({});
      await bob.add('juice');
      expect(bob.cookie).not.toBe(old);
      expect(await bob.cart()).toEqual({ juice: 1 });
    },
  );

  promise('C36', 'each request extends the idle life, and store and rolling ticket agree within a second', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE, rolling: true, cookieLength: 'persistent' } });
    const ann = site.browser();
    await ann.add();
    for (let time = 0; time < 5; time += 1) {
      site.advance(9 * MINUTE);
      const { setCookies, status } = await ann.get('/cart/');
      expect(status).toBe(200);
      const cookieEnd = Date.parse(/Expires=([^;]+)/i.exec(setCookies[0] ?? '')?.[1] ?? '');
      const [row] = await site.rows();
      expect(Math.abs(cookieEnd - (row?.expiresAt ?? 0))).toBeLessThanOrEqual(SECOND);
      expect(Math.abs(cookieEnd - (site.now() + 10 * MINUTE))).toBeLessThanOrEqual(SECOND);
    }
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C37', 'the absolute lifetime ends a session that was never idle', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE, absoluteLifetime: HOUR } });
    const ann = site.browser();
    await ann.add();
    for (let time = 0; time < 11; time += 1) {
      site.advance(5 * MINUTE);
      expect(await ann.cart()).toEqual({ tea: 1 });
    }
    site.advance(5 * MINUTE + SECOND);
    expect(await ann.cart()).toEqual({});
    expect(await site.rows()).toEqual([]);
  });

  promise('C38', 'tidying removes exactly what has expired, and says how many', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE } });
    const [old, live, fresh] = [site.browser(), site.browser(), site.browser()];
    await old.add();
    await live.add();
    site.advance(9 * MINUTE);
    await live.get('/cart/');
    await fresh.add();
    site.advance(2 * MINUTE);
    expect(await site.tidy()).toBe(1);
    expect(await site.tidy()).toBe(0);
    expect(await live.cart()).toEqual({ tea: 1 });
    expect(await fresh.cart()).toEqual({ tea: 1 });
  });

  promise('C39', 'a session that is used while tidying runs is not removed', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE } });
    const browsers = Array.from({ length: 10 }, () => site.browser());
    await Promise.all(browsers.map((browser) => browser.add()));
    site.advance(10 * MINUTE - SECOND);
    const [kept] = browsers;
    await Promise.all([site.tidy(), kept?.get('/cart/'), site.tidy()]);
    site.advance(2 * SECOND);
    const [, removed] = await Promise.all([kept?.get('/cart/'), site.tidy()]);
    expect(removed).toBe(9);
    expect(await kept?.cart()).toEqual({ tea: 1 });
  });

  promise('C40', 'a browser-length ticket still has a lifetime on the server', async () => {
    const site = await open({ settings: { cookieLength: 'browser', idleLifetime: 20 * MINUTE } });
    const ann = site.browser();
    const { setCookies } = await ann.add();
    expect(setCookies[0]).not.toMatch(/Expires/i);
    const [row] = await site.rows();
    expect(row?.expiresAt).toBe(site.now() + 20 * MINUTE);
    site.advance(20 * MINUTE + SECOND);
    expect(await ann.cart()).toEqual({});
  });

  promise('C41', 'odd lifetimes neither live for ever nor die at once', async () => {
    const site = await open();
    for (const bad of [0, -1, Number.NaN, 1.5, Number.POSITIVE_INFINITY]) {
      await expect(site.server.change({ idleLifetime: bad })).rejects.toThrow('idleLifetime');
    }
    for (const lifetime of [200, 31 * DAY, 2 ** 31 + 1]) {
      await site.change({ idleLifetime: lifetime, absoluteLifetime: 400 * DAY, cookieLength: 'persistent' });
      const ann = site.browser();
      await ann.add();
      site.advance(Math.floor(lifetime / 2));
      expect(await ann.cart(), String(lifetime)).toEqual({ tea: 1 });
      site.advance(lifetime + SECOND);
      expect(await ann.cart(), String(lifetime)).toEqual({});
    }
  });

  promise(
    'C42',
    'what the visitor and the inspector are told is left equals the store’s real expiry, also after touches',
    async () => {
      const site = await open({ settings: { idleLifetime: 10 * MINUTE } });
      const ann = site.browser();
      await ann.add();
      for (const step of [0, 100, 3 * SECOND, 4 * MINUTE]) {
        site.advance(step);
        const { expiresAt } = await ann.remembered();
        const [row] = await site.rows();
        expect(Math.abs((expiresAt ?? 0) - (row?.expiresAt ?? 0))).toBeLessThanOrEqual(SECOND);
        expect(Math.abs((expiresAt ?? 0) - (site.now() + 10 * MINUTE))).toBeLessThanOrEqual(SECOND);
      }
    },
  );

  promise('C42 page', 'the page says it in minutes and seconds', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE } });
    const ann = site.browser();
    await ann.add();
    expect((await ann.get('/session/')).text).toContain('10:00');
  });

  promise('C38 schedule', 'the server tidies by itself', async () => {
    const site = await open({ settings: { idleLifetime: 10 * MINUTE, tidyEvery: 100 } });
    const gone: string[] = [];
    site.server.inspector.subscribe((event) => {
      if (event.kind === 'row-gone') gone.push(event.why);
    });
    await site.browser().add();
    site.advance(11 * MINUTE);
    await until('the expired session is tidied', () => gone.length === 1);
    expect(gone).toEqual(['tidied']);
  });
});
