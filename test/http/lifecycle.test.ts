/** Conformance, section Lifecycle: C11 to C22. */
import { expect } from 'vitest';
import { eachTarget } from './harness/each-target.ts';
import { sendUntilHeaders } from './harness/raw-socket.ts';
import type { Deed } from './harness/site.ts';

const treasure = {
  nested: [[1, [2, [3]]], { deep: { deeper: [0, false, null, ''] } }],
  zero: 0,
  no: false,
  nothing: null,
  empty: '',
  emoji: '🫖🧃👩‍🌾',
  long: 'ä'.repeat(100_000),
};

function keepTreasure(content: Record<string, unknown>): 'keep' {
  content.treasure = treasure;
  return 'keep';
}

eachTarget(({ name, open, promise }) => {
  promise('C11', 'what is written in one request is read unchanged in the next', async () => {
    const keep: Deed = {
      method: 'POST',
      path: '/keep',
      act: keepTreasure,
    };
    const site = await open({ deeds: [keep] });
    const ann = site.browser();
    await ann.post('/keep');
    expect((await ann.remembered()).data).toEqual({ treasure });
  });

  promise(
    'C12',
    'a signed ticket that the store does not know gets a new ID, and reading it creates nothing',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      const old = ann.cookie;
      site.advance(24 * 3_600_000);
      await site.browser().get('/cart/');
      expect(await site.rows()).toEqual([]);
      expect((await ann.get('/cart/')).status).toBe(200);
      expect(await site.rows()).toEqual([]);
      await ann.add('juice');
      expect(ann.cookie).not.toBe(old);
      expect(await ann.cart()).toEqual({ juice: 1 });
    },
  );

  promise('C13', 'a login gives a new ID, removes the old record, and the old ticket sees an empty cart', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const thief = ann.copy();
    await ann.post('/login', { name: 'Ann' });
    expect(ann.cookie).not.toBe(thief.cookie);
    expect(await site.rows()).toHaveLength(1);
    expect((await ann.remembered()).data.name).toBe('Ann');
    expect(await thief.cart()).toEqual({});
  });

  promise('C14', 'ending a session removes the record and tells the browser to forget the ticket', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const { setCookies, status } = await ann.post('/logout');
    expect(status).toBe(303);
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(/^[^=]+=;/);
    expect(setCookies[0]).toMatch(/Path=\/(;|$)/);
    expect(setCookies[0]).toMatch(/HttpOnly/);
    expect(setCookies[0]).toMatch(/SameSite=Lax/);
    expect(setCookies[0]).toMatch(/Expires=Thu, 01 Jan 1970/);
    expect(await site.rows()).toEqual([]);
    expect(await ann.cart()).toEqual({});
  });

  promise('C15', 'ending without a session, or twice, succeeds and gives no live ticket', async () => {
    const site = await open();
    const nobody = await site.browser().post('/logout');
    expect(nobody.status).toBe(303);
    const ann = site.browser();
    await ann.add();
    const twin = ann.copy();
    await ann.post('/logout');
    const second = await twin.post('/logout');
    expect(second.status).toBe(303);
    for (const line of [...nobody.setCookies, ...second.setCookies]) expect(line).toMatch(/^[^=]+=;/);
    expect(await site.rows()).toEqual([]);
  });

  promise('C16', 'an emptied cart is saved as empty under the same ID', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const before = ann.cookie;
    expect((await ann.post('/cart/clear')).status).toBe(303);
    expect(ann.cookie).toBe(before);
    expect((await ann.remembered()).data).toEqual({ cart: {} });
    expect(await site.rows()).toHaveLength(1);
  });

  promise('C17', 'a change deep inside is saved', async () => {
    const deepen: Deed = {
      method: 'POST',
      path: '/deepen',
      act: (content) => {
        const [first] = content.newroles as { count: number }[];
        if (first) first.count = 42;
        return 'keep';
      },
    };
    const site = await open({ deeds: [deepen] });
    const ann = site.browser();
    await ann.addRole('cook');
    await ann.post('/deepen');
    expect((await ann.remembered()).data.newroles).toEqual([{ role: 'cook', count: 42 }]);
  });

  promise('C18', 'a handler that fails after changing the session saves nothing of it', async () => {
    const fail: Deed = {
      method: 'POST',
      path: '/fail',
      act: (content) => {
        content.cart = { honey: 99 };
        throw new Error('The handler was made to fail.');
      },
    };
    const site = await open({ deeds: [fail] });
    const ann = site.browser();
    await ann.add();
    const page = await ann.post('/fail');
    expect(page.status).toBe(500);
    expect(page.setCookies).toEqual([]);
    expect(page.text).not.toContain('made to fail');
    expect(await ann.cart()).toEqual({ tea: 1 });
    const bob = site.browser();
    await bob.post('/fail');
    expect(bob.jar.size).toBe(0);
    expect(await site.rows()).toHaveLength(1);
  });

  promise(
    'C19',
    'a GET sent the moment the 303 arrives sees the new item, with a store that takes 300 ms',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      site.faults.set('update', { kind: 'delay', ms: 300 });
      const body = 'product=juice&count=1';
      const { head, socket } = await sendUntilHeaders(
        site.port,
        [
          'POST /cart/add HTTP/1.1',
          `Host: 127.0.0.1:${site.port}`,
          `Origin: ${site.origin}`,
          'Sec-Fetch-Site: same-origin',
          `Cookie: ${ann.cookie}`,
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${body.length}`,
          '',
          body,
        ].join('\r\n'),
      );
      expect(head).toMatch(/^HTTP\/1\.1 303/);
      const seen = await ann.cart();
      socket.destroy();
      expect(seen).toEqual({ tea: 1, juice: 1 });
    },
  );

  promise('C20', 'a failed save is an error page, and the old record is intact', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    site.faults.set('update', { kind: 'fail' });
    const page = await ann.add('juice');
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(page.text).not.toContain('made to fail');
    site.faults.heal();
    expect(await ann.cart()).toEqual({ tea: 1 });
    site.faults.set('create', { kind: 'fail' });
    const bob = site.browser();
    const first = await bob.add();
    expect(first.status).toBeGreaterThanOrEqual(500);
    expect(first.setCookies).toEqual([]);
  });

  promise('C21', 'a failed read is an error page and no new ID, and the cart survives', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const before = ann.cookie;
    site.faults.set('read', { kind: 'fail' });
    const page = await ann.get('/cart/');
    expect(page.status).toBeGreaterThanOrEqual(500);
    expect(page.setCookies).toEqual([]);
    site.faults.heal();
    expect(ann.cookie).toBe(before);
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C22', 'after a restart the carts are there, in memory they are gone', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const after = await site.restart();
    const again = after.browser();
    for (const [key, value] of ann.jar) again.jar.set(key, value);
    const kept = name !== 'memory' && name !== 'stock';
    expect(await again.cart()).toEqual(kept ? { tea: 1 } : {});
  });
});
