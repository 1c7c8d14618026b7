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

async function orderForm(browser: Browser): Promise<Record<string, string>> {
  const { text } = await browser.get('/checkout/');
  return { order: hiddenField(text, 'order') ?? '' };
}
