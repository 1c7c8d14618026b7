/** Conformance, section Life: C98. A login whose old record the store does not remove. */
import { expect } from 'vitest';
import type { Fault } from '../harness/faulty-store.ts';
import { until, within } from '../harness/until.ts';
import { hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';

const faults: readonly (readonly [string, Fault])[] = [
  ['fails', { kind: 'fail' }],
  ['does it and says that it failed', { kind: 'fail', after: true }],
  ['hangs', { kind: 'hang' }],
];

eachTarget(({ open, promise, name }) => {
  for (const [how, fault] of faults)
    promise('C98', `a store that ${how} when the old record is to go does not undo a login`, async () => {
      const site = await open();
      const ann = site.browser();
      await ann.add();
      const old = ann.copy();
      if (fault.kind === 'hang') await site.change({ storeDeadline: 1_000 });
      site.faults.set('destroy', fault, 1);
      expect((await ann.post('/login', { name: 'Ann' })).status).toBe(303);
      expect(ann.cookie).not.toBe(old.cookie);
      expect((await ann.remembered()).data).toEqual({ cart: { tea: 1 }, name: 'Ann' });
      expect(site.warnings).toEqual([expect.stringMatching(/the old record, ticket [0-9a-f]{4}…, may still be there/)]);
      const { exchanges } = await site.server.inspector.snapshot();
      const login = exchanges.find(({ request }) => request.target === '/login');
      expect(login?.session.effect).toBe('regenerated');
      expect(login?.steps).toContainEqual(expect.objectContaining({ kind: 'store', op: 'destroy', result: 'failed' }));
      // The old ticket is worth nothing: what is written with it would be in no cart of anybody.
      expect((await old.copy().add()).status).toBe(409);
      expect(await old.cart()).toEqual({});
      expect(await ann.cart()).toEqual({ tea: 1 });
      expect(await site.rows()).toHaveLength(1);
    });

  promise('C98 unqueued', 'what was read before such a login is neither changed nor ordered after it', async () => {
    const site = await open({ settings: { queue: false } });
    const { breakpoints } = site.server;
    const ann = site.browser();
    await ann.add();
    const order = hiddenField((await ann.get('/checkout/')).text, 'order') ?? '';
    const old = ann.copy();
    breakpoints.set({ where: 'between', path: '/cart/add' });
    breakpoints.set({ where: 'between', path: '/checkout/' });
    const late = [old.copy().add(), old.copy().post('/checkout/', { order })];
    await until('both have read the session', () => breakpoints.held.length === 2);
    site.faults.set('destroy', { kind: 'fail' }, 1);
    expect((await ann.post('/login', { name: 'Ann' })).status).toBe(303);
    breakpoints.clear();
    expect((await Promise.all(late)).map(({ status }) => status)).toEqual([409, 409]);
    expect(await ann.cart()).toEqual({ tea: 1 });
    expect((await site.server.planMediumChange(site.server.settings.medium)).carried.orders).toBe(0);
  });

  promise('C98 again', 'while the store cannot remove the old record, nobody gets at it', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const old = ann.copy();
    site.faults.set('destroy', { kind: 'fail' });
    await ann.post('/login', { name: 'Ann' });
    expect((await old.copy().add()).status).toBe(503);
    expect((await old.copy().get('/cart/')).status).toBe(503);
    expect(await ann.cart()).toEqual({ tea: 1 });
    site.faults.heal();
    expect(await old.copy().cart()).toEqual({});
    expect(await site.rows()).toHaveLength(1);
  });

  promise('C98 rewind', 'before that login the old ticket is good again, and after it leads nowhere', async () => {
    const site = await open();
    await site.server.history.start();
    const ann = site.browser();
    await ann.add();
    const old = ann.copy();
    site.faults.set('destroy', { kind: 'fail' }, 1);
    await ann.post('/login', { name: 'Ann' });
    const [first] = site.server.history.rewindable;
    await site.server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    const then = old.copy();
    expect((await then.add()).status).toBe(303);
    expect(await then.cart()).toEqual({ tea: 2 });
    await site.server.history.return();
    expect((await old.add()).status).toBe(409);
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C98 end', 'the end during such a login comes in time and loses no cart', async () => {
    const site = await open({ settings: { storeDeadline: 60_000 } });
    const ann = site.browser();
    await ann.add();
    const old = ann.copy();
    site.faults.set('destroy', { kind: 'hang' }, 1);
    const login = ann.post('/login', { name: 'Ann' });
    login.catch(() => undefined);
    await until('the old record is to go', () => site.faults.hanging === 1);
    await within(2_000, 'close()', site.server.close());
    const again = await site.restart();
    const back = again.browser();
    for (const [key, value] of old.jar) back.jar.set(key, value);
    // Nobody has received the new ticket: with the old one the cart is there, unless memory forgot everything.
    expect(await back.cart()).toEqual(name === 'memory' ? {} : { tea: 1 });
  });
});
