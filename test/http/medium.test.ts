/** The medium, changed while people shop: what becomes of the carts is said beforehand, and is then so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { InspectorEvent } from '../../server/inspector/records.ts';
import {
  createSessionServer,
  type SessionServer,
  type SessionServerOptions,
  StillBusy,
  StoreFailed,
} from '../../server/session-server.ts';
import type { OpenedStore } from '../../server/store/medium.ts';
import { makeFaulty } from '../harness/faulty-store.ts';
import { until } from '../harness/until.ts';
import { Browser, hiddenField } from './harness/browser.ts';

async function open(
  options: SessionServerOptions = {},
): Promise<{ server: SessionServer; folder: string; browser: () => Browser; events: InspectorEvent[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jarful-medium-'));
  const server = createSessionServer({ dataFolder: folder, ...options });
  const origin = await server.listen();
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const events: InspectorEvent[] = [];
  server.inspector.subscribe((event) => events.push(event));
  return { server, folder, browser: () => new Browser(origin), events };
}

async function order(one: Browser): Promise<string> {
  const token = hiddenField((await one.get('/checkout/')).text, 'order') ?? '';
  return String((await one.post('/checkout/', { order: token })).headers.location);
}

test('with carrying over, carts, lifetimes and orders come along exactly, there and back, and no second copy stays', async () => {
  const { server, browser } = await open();
  const [ann, bob] = [browser(), browser()];
  await bob.add('honey');
  const placed = await order(bob);
  await ann.add('tea');
  const [before] = (await server.inspector.snapshot()).rows;
  for (const medium of ['files', 'database', 'memory'] as const) {
    const plan = await server.planMediumChange(medium);
    expect(plan).toMatchObject({
      to: medium,
      carried: { sessions: 1, orders: 1 },
      waiting: { sessions: 0, orders: 0 },
    });
    await server.change({ medium }, { carry: true });
    expect(await ann.cart()).toEqual({ tea: 1 });
    expect((await ann.get(placed)).status).toBe(200);
    const [row] = (await server.inspector.snapshot()).rows;
    expect({ ...row, place: '', expiresAt: 0, changedAt: 0 }).toEqual({
      ...before,
      place: '',
      expiresAt: 0,
      changedAt: 0,
    });
  }
  expect((await server.planMediumChange('files')).waiting).toEqual({ sessions: 0, orders: 0 });
});

test('without carrying over, memory forgets and files wait for whoever comes back', async () => {
  const { server, browser } = await open();
  const ann = browser();
  await ann.add('tea');
  expect(await server.planMediumChange('files')).toMatchObject({
    from: 'memory',
    keptBehind: false,
    carried: { sessions: 1 },
  });
  await server.change({ medium: 'files' });
  expect(await ann.cart()).toEqual({});
  await ann.add('honey');
  expect(await server.planMediumChange('memory')).toMatchObject({ keptBehind: true });
  await server.change({ medium: 'memory' });
  expect((await server.planMediumChange('files')).waiting).toEqual({ sessions: 1, orders: 0 });
  await server.change({ medium: 'files' });
  expect(await ann.cart()).toEqual({ honey: 1 });
});

test('a medium that fails while it is filled leaves the old one running, and nothing half carried', async () => {
  let spoilt = false;
  const { server, browser } = await open({
    wrapStore: (inner: OpenedStore) => {
      const { opened, faults } = makeFaulty(inner);
      if (inner.store.medium !== 'files' || !spoilt) return opened;
      faults.set('restore', { kind: 'fail', after: true }, 1);
      return opened;
    },
  });
  const people = [browser(), browser(), browser()];
  for (const one of people) await one.add('tea');
  spoilt = true;
  await expect(server.change({ medium: 'files' }, { carry: true })).rejects.toThrow(StoreFailed);
  expect(server.settings.medium).toBe('memory');
  for (const one of people) expect(await one.cart()).toEqual({ tea: 1 });
  expect((await server.planMediumChange('files')).waiting).toEqual({ sessions: 0, orders: 0 });
  spoilt = false;
  await server.change({ medium: 'files' }, { carry: true });
  for (const one of people) expect(await one.cart()).toEqual({ tea: 1 });
});

test('a medium that cannot be opened is said in the plan already', async () => {
  const { server, folder, browser } = await open();
  await writeFile(path.join(folder, 'sessions'), 'in the way');
  const ann = browser();
  await ann.add('tea');
  await expect(server.planMediumChange('files')).rejects.toThrow(/Nothing can be kept in the folder/);
  await expect(server.planMediumChange('redis')).rejects.toThrow(/needs the address/);
  await expect(server.change({ medium: 'files' }, { carry: true })).rejects.toThrow(StoreFailed);
  expect(await ann.cart()).toEqual({ tea: 1 });
});

test('requests that come while everything is carried over wait outside, and none is lost or refused', async () => {
  const { server, browser } = await open();
  const people = await Promise.all(Array.from({ length: 6 }, browser));
  for (const one of people) await one.add('tea');
  const media = ['files', 'memory', 'database', 'memory'] as const;
  let over = false;
  const shopping = people.map(async (one) => {
    let added = 1;
    while (!over) {
      expect((await one.add('tea')).status).toBe(303);
      added += 1;
    }
    expect(await one.cart()).toEqual({ tea: added });
  });
  for (const medium of media) await server.change({ medium }, { carry: true });
  over = true;
  await Promise.all(shopping);
});

test('the medium is not changed while a request is held', async () => {
  const { server, browser } = await open();
  const ann = browser();
  server.breakpoints.set({ where: 'gate' });
  const look = ann.get('/shop/');
  await until('it is held', () => server.breakpoints.held.length === 1);
  await expect(server.change({ medium: 'files' })).rejects.toThrow(StillBusy);
  server.breakpoints.clear();
  expect((await look).status).toBe(200);
});

test('after a restart the address is the same, memory has forgotten, files have not, and listeners still hear', async () => {
  const { server, browser, events } = await open();
  const ann = browser();
  const url = server.url;
  await ann.add('tea');
  expect(await server.restart()).toBe(url);
  expect(events.at(-1)?.kind).toBe('reset');
  expect(await ann.cart()).toEqual({});
  await server.change({ medium: 'files' });
  await ann.add('honey');
  await server.restart();
  expect(await ann.cart()).toEqual({ honey: 1 });
  const numbers = events.flatMap((one) => (one.kind === 'exchange' ? [one.exchange.id] : []));
  expect(numbers).toEqual([...new Set(numbers)]);
});

test('a medium says where it keeps its things, and never its password', async () => {
  const { server, folder } = await open({ addresses: { redis: 'redis://:secret@127.0.0.1:6379' }, keyPrefix: 'a:' });
  expect(server.placeOf()).toEqual({ kind: 'memory' });
  expect(server.placeOf('files')).toEqual({ kind: 'folder', path: path.join(folder, 'sessions') });
  expect(server.placeOf('database')).toEqual({ kind: 'file', path: path.join(folder, 'jarful.db'), table: 'sessions' });
  expect(server.placeOf('redis')).toEqual({ kind: 'keys', address: 'redis://127.0.0.1:6379', prefix: 'a:session:' });
  expect(server.placeOf('memcached')).toBeNull();
});

test('tidying up says what went and how many stayed', async () => {
  const { server, browser } = await open({ settings: { idleLifetime: 60_000 } });
  const [ann, bob] = [browser(), browser()];
  await ann.add('tea');
  const [row] = (await server.inspector.snapshot()).rows;
  server.clock.advance(61_000);
  await bob.add('tea');
  expect(await server.tidy()).toEqual({ gone: [row?.key], stayed: 1 });
});

test('changes that are asked for at the same moment all come to pass', async () => {
  const { server, browser } = await open();
  await browser().add('tea');
  const changes = [
    server.change({ medium: 'files' }, { carry: true }),
    server.change({ csrf: false }),
    server.change({ escaping: false }),
  ];
  await Promise.all(changes);
  expect(server.settings).toMatchObject({ medium: 'files', csrf: false, escaping: false });
});
