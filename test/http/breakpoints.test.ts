/** Breakpoints: requests held at three places, let go in any order, and never lost. */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { InspectorEvent } from '../../server/inspector/records.ts';
import { createSessionServer, type SessionServer, type Settings } from '../../server/session-server.ts';
import { until, within } from '../harness/until.ts';
import { Browser, type Page } from './harness/browser.ts';
import { sendUntilHeaders } from './harness/raw-socket.ts';

interface Opened {
  readonly server: SessionServer;
  readonly events: InspectorEvent[];
  browser(): Browser;
}

async function open(settings: Partial<Settings> = {}): Promise<Opened> {
  const server = createSessionServer({ settings });
  const origin = await server.listen();
  onTestFinished(() => server.close());
  const events: InspectorEvent[] = [];
  server.inspector.subscribe((event) => events.push(event));
  return { server, events, browser: () => new Browser(origin) };
}

/** Waits until so many are held; their numbers in the order they came. */
async function standing({ server }: Opened, many: number): Promise<readonly number[]> {
  await until(`${many} are held`, () => server.breakpoints.held.length === many);
  return server.breakpoints.held.map(({ exchange }) => exchange);
}

/** Two adds of one person, both held after reading and before writing, let go in the order that `pick` says. */
async function playTwoAdds(settings: Partial<Settings>, pick: (numbers: readonly number[]) => readonly number[]) {
  const site = await open(settings);
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'between', path: '/cart/add' });
  const tea = ann.copy().add('tea');
  await standing(site, 1);
  const juice = ann.copy().add('juice');
  for (const number of pick(await standing(site, 2))) {
    site.server.breakpoints.release(number);
    await until('its answer left', () =>
      site.events.some((one) => one.kind === 'exchange' && one.exchange.id === number),
    );
  }
  return { statuses: [(await tea).status, (await juice).status], cart: await ann.cart() };
}

const forwards = (numbers: readonly number[]) => numbers;
const backwards = (numbers: readonly number[]) => numbers.toReversed();

test('with queue and revisions off, two adds held between reading and writing lose one of two, in either order', async () => {
  const loose = { queue: false, checkRevision: false };
  expect(await playTwoAdds(loose, forwards)).toEqual({ statuses: [303, 303], cart: { bread: 1, juice: 1 } });
  expect(await playTwoAdds(loose, backwards)).toEqual({ statuses: [303, 303], cart: { bread: 1, tea: 1 } });
});

test('with the queue off and revisions on, the second save is refused and says so', async () => {
  expect(await playTwoAdds({ queue: false }, forwards)).toEqual({ statuses: [303, 409], cart: { bread: 1, tea: 1 } });
});

test('with the queue on, the same clicks lose nothing: the second waits, without a deadline, for the held one', async () => {
  const site = await open({ queueDeadline: 60 });
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'between', path: '/cart/add' });
  const tea = ann.copy().add('tea');
  const [first = 0] = await standing(site, 1);
  const juice = ann.copy().add('juice');
  const look = ann.copy().get('/cart/');
  await until('both wait', async () => site.events.filter((one) => one.kind === 'exchange-began').length === 4);
  // Longer than the queue's deadline, which stands still: a pace of the clock is what is tried here, so time must pass.
  await new Promise((resolve) => setTimeout(resolve, 200));
  site.server.breakpoints.release(first);
  const [second = 0] = await standing(site, 1);
  expect(second).not.toBe(first);
  site.server.breakpoints.release(second);
  expect([(await tea).status, (await juice).status, (await look).status]).toEqual([303, 303, 200]);
  expect(await ann.cart()).toEqual({ bread: 1, tea: 1, juice: 1 });
});

test('at the gate a request stands before the queue: others of its session pass it', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'gate', path: '/cart/add', method: 'POST' });
  const tea = ann.copy().add('tea');
  const [number = 0] = await standing(site, 1);
  expect(await ann.cart()).toEqual({ bread: 1 });
  expect((await site.server.inspector.snapshot()).held).toMatchObject([
    { exchange: number, where: 'gate', method: 'POST', path: '/cart/add' },
  ]);
  site.server.breakpoints.release(number);
  expect((await tea).status).toBe(303);
  expect(await ann.cart()).toEqual({ bread: 1, tea: 1 });
});

test('before the answer all is saved, and the next of the session need not wait', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'answer', path: '/cart/add' });
  const tea = ann.copy().add('tea');
  const [number = 0] = await standing(site, 1);
  expect(await ann.cart()).toEqual({ bread: 1, tea: 1 });
  site.server.breakpoints.release(number);
  expect((await tea).status).toBe(303);
});

test('with the save after the answer, it is held between the two: the browser has its 303, the store has nothing', async () => {
  const site = await open({ commitBeforeAnswer: false, queue: false });
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'answer', path: '/cart/add' });
  const body = 'product=tea&count=1';
  const { head, socket } = await sendUntilHeaders(
    Number(new URL(site.server.url).port),
    `POST /cart/add HTTP/1.1\r\nHost: ${new URL(site.server.url).host}\r\nSec-Fetch-Site: same-origin\r\nCookie: ${ann.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  expect(head).toMatch(/^HTTP\/1\.1 303/);
  await standing(site, 1);
  expect(await ann.cart()).toEqual({ bread: 1 });
  site.server.breakpoints.releaseAll();
  await until('the save is over', async () => (await ann.cart()).tea === 1);
  socket.destroy();
});

test('somebody can answer for the shop: before the work nothing of it is kept, after it the answer alone is lost', async () => {
  for (const where of ['gate', 'between', 'answer'] as const) {
    const site = await open();
    const ann = site.browser();
    await ann.add('bread');
    const order = site.server.breakpoints.set({ where, path: '/cart/add' });
    const tea = ann.copy().add('tea');
    const [number = 0] = await standing(site, 1);
    expect(site.server.breakpoints.fail(number)).toBe(true);
    const page = await tea;
    expect(page.status).toBe(503);
    expect(page.text).toContain(where === 'answer' ? 'The answer was kept back' : 'Nothing of it was kept');
    expect(await ann.cart()).toEqual(where === 'answer' ? { bread: 1, tea: 1 } : { bread: 1 });
    const told = site.events.find((one) => one.kind === 'exchange' && one.exchange.id === number);
    expect(told?.kind === 'exchange' && told.exchange.session.effect).toBe(
      where === 'answer' ? 'changed' : where === 'gate' ? 'none' : 'read',
    );
    expect(told?.kind === 'exchange' && told.exchange.response.refusal).toBe(
      where === 'answer' ? 'answer-lost' : 'made-to-fail',
    );
    expect(site.server.breakpoints.remove(order)).toBe(true);
    expect((await ann.add('juice')).status).toBe(303);
  }
});

test('an order holds one person at one address, and names every request it holds', async () => {
  const site = await open();
  const [ann, bob] = [site.browser(), site.browser()];
  site.server.breakpoints.set({ where: 'gate', who: 'Ann/1', path: '/cart/' });
  const hers = ann.get('/cart/', { 'User-Agent': 'Ann/1' });
  const [number = 0] = await standing(site, 1);
  expect((await bob.get('/cart/', { 'User-Agent': 'Bob/1' })).status).toBe(200);
  expect((await ann.get('/shop/', { 'User-Agent': 'Ann/1' })).status).toBe(200);
  expect(site.server.breakpoints.release(number)).toBe(true);
  expect(site.server.breakpoints.release(number)).toBe(false);
  expect(site.server.breakpoints.fail(number)).toBe(false);
  expect((await hers).status).toBe(200);
  const exchange = site.events.find((one) => one.kind === 'exchange' && one.exchange.id === number);
  expect(exchange?.kind === 'exchange' && exchange.exchange.steps).toContainEqual(
    expect.objectContaining({ kind: 'hold', where: 'gate', end: 'released' }),
  );
  expect(site.events.flatMap((one) => (one.kind === 'held' || one.kind === 'released' ? [one.kind] : []))).toEqual([
    'held',
    'released',
  ]);
});

test('a client that leaves frees its place, its turn, and the store', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('bread');
  for (const where of ['gate', 'between', 'answer'] as const) {
    const order = site.server.breakpoints.set({ where, path: '/cart/' });
    const { socket } = await startRequest(site, ann);
    await standing(site, 1);
    socket.destroy();
    await standing(site, 0);
    site.server.breakpoints.remove(order);
    expect((await ann.add('bread')).status).toBe(303);
  }
  expect(await ann.cart()).toEqual({ bread: 4 });
});

test('a client that left before its answer had begun is told of as left without one: no 200 that nobody sent', async () => {
  const site = await open();
  site.server.breakpoints.set({ where: 'between', path: '/cart/' });
  const { socket } = await startRequest(site, site.browser());
  const [number] = await standing(site, 1);
  socket.destroy();
  const find = () => site.events.find((one) => one.kind === 'exchange' && one.exchange.id === number);
  await until('its record is written', () => find() !== undefined);
  const told = find();
  if (told?.kind !== 'exchange') throw new Error('it was not told of');
  expect(told.exchange.response).toEqual({ status: 0, headers: [], bytes: 0, cut: true });
  expect(told.exchange.line).toMatch(/" - 0$/);
});

test('close and reset let all go', async () => {
  const site = await open();
  const ann = site.browser();
  await ann.add('bread');
  site.server.breakpoints.set({ where: 'between', path: '/cart/' });
  const first = ann.copy().get('/cart/');
  await standing(site, 1);
  await site.server.reset();
  expect((await first).status).toBe(200);
  expect(site.server.breakpoints.list).toEqual([]);
  site.server.breakpoints.set({ where: 'answer' });
  const second = ann.copy().get('/cart/');
  await standing(site, 1);
  await within(3_000, 'closing', site.server.close());
  expect((await second).status).toBe(200);
});

test('breakpoints hold fifty at a time; further ones pass', async () => {
  const site = await open();
  site.server.breakpoints.set({ where: 'gate', path: '/shop/' });
  const waiting: Promise<Page>[] = [];
  for (let at = 0; at < 50; at += 1) waiting.push(site.browser().get('/shop/'));
  await standing(site, 50);
  expect((await site.browser().get('/shop/')).status).toBe(200);
  site.server.breakpoints.releaseAll();
  expect((await Promise.all(waiting)).every(({ status }) => status === 200)).toBe(true);
});

test('whatever is held, let go, answered for or left, in any order: no request is lost, and no turn', async () => {
  const places = fc.constantFrom('gate' as const, 'between' as const, 'answer' as const);
  const deed = fc.record({ kind: fc.constantFrom('release', 'release', 'fail', 'open', 'leave'), which: fc.nat(9) });
  const site = await open();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(places, { minLength: 1 }),
      fc.array(deed, { maxLength: 12 }),
      async (held, deeds) => {
        const ann = site.browser();
        await ann.add('bread');
        for (const where of held) site.server.breakpoints.set({ where, path: '/cart/add' });
        const adds = Array.from({ length: 4 }, () => ann.copy().add('bread'));
        const leaver = await startRequest(site, ann, 'product=bread&count=1');
        for (const { kind, which } of deeds) {
          const numbers = site.server.breakpoints.held.map(({ exchange }) => exchange);
          const number = numbers[which % Math.max(1, numbers.length)] ?? 0;
          if (kind === 'release') site.server.breakpoints.release(number);
          else if (kind === 'fail') site.server.breakpoints.fail(number);
          else if (kind === 'open') site.server.breakpoints.clear();
          else leaver.socket.destroy();
          await new Promise((resolve) => setImmediate(resolve));
        }
        leaver.socket.destroy();
        const over = Promise.all(adds);
        await until('all are through', async () => {
          site.server.breakpoints.clear();
          return Promise.race([over, new Promise((resolve) => setTimeout(() => resolve(null), 5))]);
        });
        const saved = (await over).filter(
          ({ status, text }) => status === 303 || text.includes('The answer was kept back'),
        );
        for (const { status } of await over) expect([303, 503]).toContain(status);
        const bread = (await ann.cart()).bread ?? 0;
        expect(bread - 1 - saved.length, 'only the one who left may be counted besides').toBeOneOf([0, 1]);
        expect((await within(2_000, 'the next turn', ann.add('tea'))).status).toBe(303);
        expect(site.server.breakpoints.held).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);

/** A request whose client can leave: its headers and body are sent, and nothing is read. */
async function startRequest({ server }: Opened, { cookie }: Browser, body?: string) {
  const { connect } = await import('node:net');
  const { host, port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  const head =
    body === undefined
      ? 'GET /cart/ HTTP/1.1\r\n'
      : `POST /cart/add HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
  socket.write(`${head}Host: ${host}\r\nSec-Fetch-Site: same-origin\r\nCookie: ${cookie}\r\n\r\n${body ?? ''}`);
  return { socket };
}

test('whoever listens hears of every order and every request that comes or goes, and of nothing that changed nothing', async () => {
  const site = await open();
  const { breakpoints } = site.server;
  const heard: string[] = [];
  const stop = breakpoints.onChanged(() =>
    heard.push(`${breakpoints.list.length} orders, ${breakpoints.held.length} held`),
  );
  const order = breakpoints.set({ where: 'gate', path: '/cart/add' });
  const added = site.browser().add('tea');
  const [exchange = 0] = await standing(site, 1);
  breakpoints.release(exchange);
  await added;
  breakpoints.remove(order);
  breakpoints.remove(order);
  breakpoints.clear();
  expect(heard).toEqual(['1 orders, 0 held', '1 orders, 1 held', '1 orders, 0 held', '0 orders, 0 held']);
  stop();
  breakpoints.set({ where: 'gate' });
  expect(heard).toHaveLength(4);
});
