/** Rewinding: the world as it was before or after any exchange, and the present back again. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createClock, type MovableClock } from '../../server/clock.ts';
import type { InspectorEvent } from '../../server/inspector/records.ts';
import {
  BadRewind,
  createSessionServer,
  type SessionServer,
  type SessionServerOptions,
  type Settings,
  StillBusy,
  StoreFailed,
} from '../../server/session-server.ts';
import type { OpenedStore } from '../../server/store/medium.ts';
import type { SessionStore } from '../../server/store/store.ts';
import { makeFaulty } from '../harness/faulty-store.ts';
import { listMedia, type MediumBed } from '../harness/media.ts';
import { until } from '../harness/until.ts';
import { Browser, hiddenField } from './harness/browser.ts';

const START = Date.UTC(2012, 2, 5, 9, 44, 28);
const minute = 60_000;

interface Opened {
  readonly server: SessionServer;
  readonly clock: MovableClock;
  readonly events: InspectorEvent[];
  browser(): Browser;
  /** Everything that a rewind promises, as it is now. */
  state(): Promise<object>;
  readonly orders: string[];
  /** The number of the latest exchange, once it is told. */
  latest(): Promise<number>;
}

let sites = 0;

async function open(options: SessionServerOptions = {}): Promise<Opened> {
  const clock = createClock(() => START);
  let store: SessionStore | null = null;
  const wrap = options.wrapStore ?? ((inner: OpenedStore) => inner);
  const server = createSessionServer({
    rewind: true,
    clock,
    ...options,
    wrapStore: (inner) => {
      const opened = wrap(inner);
      store = opened.store;
      return opened;
    },
  });
  const origin = await server.listen();
  const events: InspectorEvent[] = [];
  server.inspector.subscribe((event) => events.push(event));
  onTestFinished(() => server.close());
  const orders: string[] = [];
  return {
    server,
    clock,
    events,
    orders,
    browser: () => new Browser(origin),
    async state() {
      const rows = [];
      for await (const { place: _, ...row } of (store as SessionStore).list()) rows.push(row);
      rows.sort((a, b) => (a.key < b.key ? -1 : 1));
      const plan = await server.planMediumChange(server.settings.medium);
      return { rows, orders: plan.carried.orders, settings: server.settings, now: clock.now() };
    },
    async latest() {
      const numbers = () => events.flatMap((one) => (one.kind === 'exchange' ? [one.exchange.id] : []));
      const begun = events.filter((one) => one.kind === 'exchange-began').length;
      await until('every exchange is over', () => numbers().length === begun);
      return Math.max(0, ...numbers());
    },
  };
}

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('add', 'look', 'role'), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('login', 'logout', 'order'), who: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('rolling', 'tidy', 'wait', 'wait-long', 'end'), who: fc.nat(2) }),
  },
);

async function act(site: Opened, people: readonly Browser[], { do: what, who }: { do: string; who: number }) {
  const one = people[who] as Browser;
  switch (what) {
    case 'add':
      return one.add('tea');
    case 'look':
      return one.get('/cart/');
    case 'role':
      return one.addRole('cook');
    case 'login':
      return one.post('/login', { name: `number ${who}` });
    case 'logout':
      return one.post('/logout');
    case 'order': {
      const order = hiddenField((await one.get('/checkout/')).text, 'order') ?? '';
      const placed = await one.post('/checkout/', { order });
      if (placed.status === 303) site.orders.push(String(placed.headers.location));
      return placed;
    }
    case 'rolling':
      return site.server.change({ rolling: !site.server.settings.rolling });
    case 'tidy':
      return site.server.tidy();
    case 'wait':
      return site.clock.advance(minute);
    case 'wait-long':
      return site.clock.advance(21 * minute);
    default: {
      const [row] = (await site.server.inspector.snapshot()).rows;
      return row && site.server.inspector.endSession(row.key);
    }
  }
}

for (const medium of listMedia()) {
  describe.skipIf(medium.skip !== null)(medium.medium, () => {
    let bed: MediumBed;
    beforeAll(async () => {
      bed = await medium.start();
    });
    afterAll(() => bed.stop());

    const openOn = (more: SessionServerOptions = {}) => {
      sites += 1;
      return open({
        ...bed.options,
        ...more,
        dataFolder: `${bed.options.dataFolder}/${sites}`,
        keyPrefix: `rewind${sites}:`,
        settings: { medium: medium.medium },
      });
    };

    test(`${medium.medium}: whatever happened, a rewind brings back what was, and the way back brings the present`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(deed, { minLength: 2, maxLength: 14 }),
          fc.nat(100),
          fc.boolean(),
          async (deeds, pick, before) => {
            const site = await openOn();
            const people = [site.browser(), site.browser(), site.browser()];
            const points: { exchange: number; before: object; after: object; jars: Map<string, string>[] }[] = [];
            for (const one of deeds) {
              const was = await site.state();
              const last = await site.latest();
              await act(site, people, one);
              const exchange = await site.latest();
              // A deed of two exchanges (a checkout) has a state between them that nobody looked at.
              if (exchange !== last + 1) continue;
              points.push({
                exchange,
                before: was,
                after: await site.state(),
                jars: people.map(({ jar }) => new Map(jar)),
              });
            }
            const point = points[pick % Math.max(1, points.length)];
            if (point) {
              const present = await site.state();
              await site.server.history.rewindTo({ exchange: point.exchange, side: before ? 'before' : 'after' });
              expect(await site.state()).toEqual(before ? point.before : point.after);
              await site.server.history.return();
              expect(await site.state()).toEqual(present);
              // Once more, and then a life in the other branch: the tickets of then are good, and the present is still there.
              await site.server.history.rewindTo({ exchange: point.exchange, side: 'after' });
              const { rows } = point.after as { rows: { key: string; data: object }[] };
              for (const [who, jar] of point.jars.entries()) {
                const twin = site.browser();
                for (const [name, value] of jar) twin.jar.set(name, value);
                const key = site.server.inspector.ticketOfCookie(jar.get('jarful') ?? '')?.key;
                const then = rows.find((row) => row.key === key);
                expect((await twin.remembered()).data, `person ${who}`).toEqual(then?.data ?? {});
                expect((await twin.add('honey')).status).not.toBe(500);
              }
              await site.latest();
              await site.server.history.return();
              expect(await site.state()).toEqual(present);
            }
            await site.server.close();
          },
        ),
        { numRuns: medium.medium === 'memory' ? 25 : 8 },
      );
    }, 120_000);

    test(`C75 ${medium.medium}: a store that fails on the way leaves the present as it is`, async () => {
      const faulty: ReturnType<typeof makeFaulty>[] = [];
      const site = await openOn({
        wrapStore: (inner) => {
          const one = makeFaulty(inner);
          faulty.push(one);
          return one.opened;
        },
      });
      const [ann, bob] = [site.browser(), site.browser()];
      await ann.add('tea');
      const exchange = await site.latest();
      await bob.add('honey');
      await ann.add('juice');
      await site.latest();
      site.clock.advance(minute);
      const present = await site.state();
      faulty[0]?.faults.set('destroy', { kind: 'fail' }, 1);
      await expect(site.server.history.rewindTo({ exchange, side: 'after' })).rejects.toThrow(StoreFailed);
      expect(await site.state()).toEqual(present);
      await site.server.history.rewindTo({ exchange, side: 'after' });
      expect(await ann.cart()).toEqual({ tea: 1 });
    });

    test(`C75 ${medium.medium}: what a store did and reported as failed was done then, and not on the way back to later`, async () => {
      const faulty: ReturnType<typeof makeFaulty>[] = [];
      const site = await openOn({
        wrapStore: (inner) => {
          const one = makeFaulty(inner);
          faulty.push(one);
          return one.opened;
        },
      });
      const [ann, bob, cleo] = [site.browser(), site.browser(), site.browser()];
      for (const one of [ann, bob, cleo]) await one.add('tea');
      const order = hiddenField((await cleo.get('/checkout/')).text, 'order') ?? '';
      const before = await site.latest();
      const start = await site.state();
      const faults = faulty[0]?.faults;
      faults?.set('destroy', { kind: 'fail', after: true }, 1);
      expect((await ann.copy().post('/logout')).status).toBe(503);
      faults?.set('update', { kind: 'fail', after: true }, 1);
      expect((await bob.add('juice')).status).toBe(503);
      faults?.set('orders.place', { kind: 'fail', after: true }, 1);
      expect((await cleo.copy().post('/checkout/', { order })).status).toBe(503);
      await site.browser().get('/shop/');
      const camp = await site.latest();
      const then = await site.state();
      expect(await bob.cart()).toEqual({ tea: 1, juice: 1 });
      await bob.add('bread');
      await site.latest();
      await site.server.history.rewindTo({ exchange: camp, side: 'after' });
      expect(await site.state()).toEqual(then);
      await site.server.history.rewindTo({ exchange: before, side: 'after' });
      expect(await site.state()).toEqual(start);
    });

    test(`C75 ${medium.medium}: a store that did what it reports as failed leaves the present as it is, too`, async () => {
      const faulty: ReturnType<typeof makeFaulty>[] = [];
      const site = await openOn({
        wrapStore: (inner) => {
          const one = makeFaulty(inner);
          faulty.push(one);
          return one.opened;
        },
      });
      const [ann, bob] = [site.browser(), site.browser()];
      await ann.add('tea');
      await bob.add('honey');
      const exchange = await site.latest();
      await ann.add('juice');
      await bob.add('bread');
      await site.latest();
      const present = await site.state();
      const faults = faulty[0]?.faults;
      faults?.set('restore', { kind: 'fail', after: true }, 1);
      await expect(site.server.history.rewindTo({ exchange, side: 'after' })).rejects.toThrow(StoreFailed);
      expect(await site.state()).toEqual(present);
      faults?.set('restore', { kind: 'fail', after: true }, 2);
      await expect(site.server.history.rewindTo({ exchange, side: 'after' })).rejects.toThrow(StoreFailed);
      // The second time not even the way back could be gone whole: what is there now is known, and can be gone on from.
      await site.server.history.rewindTo({ exchange, side: 'after' });
      expect(await ann.cart()).toEqual({ tea: 1 });
    });
  });
}

test('an order is undone with its exchange, and its ticket and its form work again', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('tea');
  const jar = new Map(ann.jar);
  const order = hiddenField((await ann.get('/checkout/')).text, 'order') ?? '';
  const placed = await ann.post('/checkout/', { order });
  const exchange = await site.latest();
  expect((await ann.get(String(placed.headers.location))).status).toBe(200);
  await site.latest();
  const { branch, notRewound } = await site.server.history.rewindTo({ exchange, side: 'before' });
  expect(branch).toBe(1);
  expect(notRewound).toEqual(['answers', 'log']);
  expect(site.events.at(-1)).toMatchObject({ kind: 'rewound', branch: 1, to: { exchange, side: 'before' } });
  expect((await ann.get(String(placed.headers.location))).status).toBe(404);
  for (const [name, value] of jar) ann.jar.set(name, value);
  expect((await ann.copy().post('/checkout/', { order })).headers.location).toBe(placed.headers.location);
  const again = await site.latest();
  await site.server.history.rewindTo({ exchange: again, side: 'before' });
  // Right after its session was ended, a write with that ticket would be told so: that is forgotten as well.
  expect((await ann.add('honey')).status).toBe(303);
  expect(await ann.cart()).toEqual({ tea: 1, honey: 1 });
  // The form showed the tea alone.
  expect((await ann.post('/checkout/', { order })).status).toBe(409);
  await site.latest();
  await site.server.history.return();
  expect((await ann.get(String(placed.headers.location))).status).toBe(200);
  await site.server.history.return();
  expect((await ann.get(String(placed.headers.location))).status).toBe(200);
  expect(site.server.history.returns).toBe(0);
  await expect(site.server.history.return()).rejects.toThrow(BadRewind);
});

test('a rewind goes back over a restart that forgot everything, and over a change of medium, which it says', async () => {
  const media = listMedia(['files']);
  const bed = await (media[0] as (typeof media)[number]).start();
  onTestFinished(() => bed.stop());
  const site = await open(bed.options);
  const ann = site.browser();
  await ann.add('tea');
  const exchange = await site.latest();
  await site.server.restart();
  expect(await ann.cart()).toEqual({});
  await site.latest();
  await site.server.history.rewindTo({ exchange, side: 'after' });
  expect(await ann.cart()).toEqual({ tea: 1 });
  await site.latest();
  await site.server.change({ medium: 'files' });
  expect(await ann.cart()).toEqual({});
  await site.latest();
  expect((await site.server.history.rewindTo({ exchange, side: 'after' })).notRewound).toContain('medium');
  expect(site.server.settings.medium).toBe('files');
  expect(await ann.cart()).toEqual({ tea: 1 });
});

test('while a request is held nothing is rewound; one that comes meanwhile waits outside', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('tea');
  const exchange = await site.latest();
  site.server.breakpoints.set({ where: 'between', path: '/cart/' });
  const look = ann.get('/cart/');
  await until('it is held', () => site.server.breakpoints.held.length === 1);
  await expect(site.server.history.rewindTo({ exchange, side: 'before' })).rejects.toThrow(StillBusy);
  site.server.breakpoints.clear();
  expect((await look).status).toBe(200);
  await expect(site.server.history.rewindTo({ exchange: 999, side: 'before' })).rejects.toThrow(BadRewind);
  const [, later] = await Promise.all([site.server.history.rewindTo({ exchange, side: 'before' }), ann.cart()]);
  expect(later).toSatisfy((cart) => ['{}', '{"tea":1}'].includes(JSON.stringify(cart)));
});

test('an exchange that was refused can be gone back to as well', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('tea');
  expect((await ann.get('/nowhere/')).status).toBe(404);
  const exchange = await site.latest();
  await ann.add('tea');
  await site.latest();
  await site.server.history.rewindTo({ exchange, side: 'after' });
  expect(await ann.cart()).toEqual({ tea: 1 });
});

test('no history is kept unless asked for, and a reset forgets it', async () => {
  const site = await open({ rewind: false });
  const ann = site.browser();
  await ann.add('tea');
  expect(site.server.history.rewindable).toEqual([]);
  await site.server.history.start();
  await ann.add('tea');
  const exchange = await site.latest();
  expect(site.server.history.rewindable).toMatchObject([{ exchange, branch: 0 }]);
  await site.server.history.rewindTo({ exchange, side: 'before' });
  expect(await ann.cart()).toEqual({ tea: 1 });
  await site.server.reset();
  expect(site.server.history.rewindable).toEqual([]);
  expect(site.server.history.returns).toBe(0);
  site.server.history.stop();
  expect(site.server.history.isRecording).toBe(false);
});

test('what was weak then is weak again, and what was weak since is not', async () => {
  const site = await open();
  const ann = site.browser();
  await site.server.change({ csrf: false } satisfies Partial<Settings>);
  await ann.add('tea');
  const exchange = await site.latest();
  await site.server.change({ csrf: true, escaping: false });
  await site.server.history.rewindTo({ exchange, side: 'after' });
  expect(site.server.settings).toMatchObject({ csrf: false, escaping: true });
  expect((await ann.send('POST', '/cart/add', {}, 'product=tea&count=1')).status).toBe(303);
  await site.latest();
  await site.server.history.return();
  expect(site.server.settings).toMatchObject({ csrf: true, escaping: false });
});

test('the oldest exchanges are forgotten after five hundred', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('tea');
  const first = await site.latest();
  for (let at = 0; at < 520; at += 1) await ann.get('/cart/');
  await site.latest();
  expect(site.server.history.rewindable).toHaveLength(500);
  await expect(site.server.history.rewindTo({ exchange: first, side: 'before' })).rejects.toThrow(BadRewind);
  const [oldest] = site.server.history.rewindable;
  await site.server.history.rewindTo({ exchange: oldest?.exchange ?? 0, side: 'before' });
  expect(await ann.cart()).toEqual({ tea: 1 });
});
