/** Conformance, section Store, as a request meets it: C77, C82 and C83. The stores themselves are tried in test/contract/stores. */
import { expect } from 'vitest';
import { until, within } from '../harness/until.ts';
import { type Browser, hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';

eachTarget(({ open, promise }) => {
  promise(
    'C77',
    'an old order form sent after a new cart was begun shows the old order and leaves the new cart',
    async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add('tea', '2');
      const form = await orderForm(ann);
      const placed = await ann.post('/checkout/', form);
      expect(placed.status).toBe(303);
      await ann.add('juice');
      const again = await ann.post('/checkout/', form);
      expect([again.status, again.headers.location]).toEqual([303, placed.headers.location]);
      expect(await ann.cart()).toEqual({ juice: 1 });
    },
  );

  promise('C77', 'an order form whose cart was changed since is refused, and shown anew it is an order', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add('tea');
    const form = await orderForm(ann);
    await ann.add('juice');
    const refused = await ann.post('/checkout/', form);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('It was changed since this order form was shown.');
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
    expect((await ann.post('/checkout/', await orderForm(ann))).status).toBe(303);
    expect(await site.rows()).toEqual([]);
  });

  promise('C77', 'an order form of a cart that a rewind took back orders no other cart of that revision', async () => {
    const site = await open();
    await site.server.history.start();
    const ann = site.browser();
    await ann.add('tea');
    const [first] = site.server.history.rewindable;
    await ann.add('juice');
    const form = await orderForm(ann);
    await site.server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    await ann.add('bread');
    expect((await ann.post('/checkout/', form)).status).toBe(409);
    expect(await ann.cart()).toEqual({ tea: 1, bread: 1 });
  });

  promise('C77', 'an order whose session a crash left behind is shown, and that session ends', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add('tea');
    const form = await orderForm(ann);
    const [row] = await collectAll(site.opened.store.list());
    if (row === undefined) throw new Error('Ann has a session.');
    const placed = await ann.copy().post('/checkout/', form);
    expect(placed.status).toBe(303);
    const { key, ...record } = row;
    await site.opened.store.restore(key, record);
    site.advance(60_000);
    const again = await ann.post('/checkout/', form);
    expect([again.status, again.headers.location]).toEqual([303, placed.headers.location]);
    expect(ann.jar.size).toBe(0);
    expect(await site.rows()).toEqual([]);
  });

  promise('C77', 'an order that is placed is shown, whatever the store says afterwards', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add('tea');
    const form = await orderForm(ann);
    site.faults.set('destroy', { kind: 'fail' });
    expect((await ann.post('/checkout/', form)).status).toBe(303);
    expect(ann.jar.size).toBe(0);
    const { exchanges } = await site.server.inspector.snapshot();
    expect(exchanges.at(-1)?.session.effect).toBe('destroyed');
    expect(exchanges.at(-1)?.steps).toContainEqual(expect.objectContaining({ op: 'destroy', result: 'done' }));
  });

  promise(
    'C82',
    'a checkout and an order’s page whose book hangs are told so at the deadline; sent again, the form gives its one order',
    async () => {
      const site = await open({ settings: { storeDeadline: 100 } });
      const ann = site.browser();
      await ann.add('tea');
      const form = await orderForm(ann);
      site.faults.set('orders.place', { kind: 'hang' });
      site.faults.set('orders.find', { kind: 'hang' });
      expect((await within(5_000, 'The checkout', ann.post('/checkout/', form))).status).toBe(503);
      expect((await within(5_000, 'The page', ann.get('/orders/7K2M-Q0XA-9TRD'))).status).toBe(503);
      site.faults.heal();
      // What hung may still have been carried out: the same form finds that order, or places it now.
      const placed = await ann.post('/checkout/', form);
      expect(placed.status).toBe(303);
      expect((await ann.get(placed.headers.location ?? '')).status).toBe(200);
      expect(await site.rows()).toEqual([]);
    },
  );

  promise(
    'C83',
    'a request that only moves the expiry reads once and touches once, recorded and listened to',
    async () => {
      const site = await open();
      const { server } = site;
      const told: string[] = [];
      server.inspector.subscribe((event) => event.kind === 'row' && told.push(event.row.key));
      await server.history.start();
      const ann = site.browser();
      await ann.add('tea');
      site.advance(60_000);
      const before = site.faults.calls.length;
      await ann.get('/cart/');
      await until('the touch was told', () => told.length === 2);
      expect(site.faults.calls.slice(before).map((call) => call.split(' ')[0])).toEqual(['read', 'touch']);
      expect((await server.inspector.snapshot()).rows[0]?.expiresAt).toBe(site.now() + server.settings.idleLifetime);
    },
  );
});

async function collectAll<T>(walk: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of walk) all.push(one);
  return all;
}

async function orderForm(browser: Browser): Promise<Record<string, string>> {
  const { text } = await browser.get('/checkout/');
  return { order: hiddenField(text, 'order') ?? '' };
}
