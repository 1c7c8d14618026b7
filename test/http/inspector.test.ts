/** The inspector: a snapshot, then events, and nothing that looking would change. */
import { expect, onTestFinished, test } from 'vitest';
import type { InspectorEvent, SessionKey } from '../../server/inspector/records.ts';
import { createSessionServer, type SessionServer } from '../../server/session-server.ts';
import { until } from '../harness/until.ts';
import { Browser } from './harness/browser.ts';

interface Opened {
  readonly server: SessionServer;
  readonly browser: () => Browser;
  readonly events: readonly InspectorEvent[];
  readonly warnings: readonly string[];
}

async function open(): Promise<Opened> {
  const warnings: string[] = [];
  const server = createSessionServer({ warn: (sentence) => warnings.push(sentence) });
  const origin = await server.listen();
  onTestFinished(() => server.close());
  const events: InspectorEvent[] = [];
  server.inspector.subscribe((event) => events.push(event));
  return { server, browser: () => new Browser(origin), events, warnings };
}

const exchanges = (events: readonly InspectorEvent[]) =>
  events.flatMap((event) => (event.kind === 'exchange' ? [event.exchange] : []));

test('one add is told from the request to the saved row, in order', async () => {
  const { browser, events } = await open();
  const ann = browser();
  await ann.add('tea');
  await ann.add('juice');
  await until('two exchanges', () => exchanges(events).length === 2);
  const [first, second] = exchanges(events);
  expect(first?.session).toMatchObject({ before: null, effect: 'created', after: { data: { cart: { tea: 1 } } } });
  expect(second?.session).toMatchObject({
    before: { data: { cart: { tea: 1 } } },
    after: { data: { cart: { tea: 1, juice: 1 } } },
    effect: 'changed',
  });
  expect(second?.ticket).toMatchObject({ kind: 'valid', key: first?.session.after?.key });
  expect(second?.request.form?.slice(0, 2)).toEqual([
    ['product', 'juice'],
    ['count', '1'],
  ]);
  expect(
    second?.steps.map((step) =>
      step.kind === 'store'
        ? `store ${step.op} ${step.result}`
        : step.kind === 'check'
          ? `check ${step.what}`
          : step.kind,
    ),
  ).toEqual([
    'check host',
    'check method',
    'check form',
    'gate',
    'store read found',
    'check forgery',
    'handler',
    'store update done',
  ]);
  const times = second?.steps.map(({ at }) => at) ?? [];
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(second?.response).toMatchObject({ status: 303, cut: false });
  expect(second?.line).toMatch(/"POST \/cart\/add HTTP\/1\.1" 303 0$/);
  expect(events.map(({ kind }) => kind)).toEqual([
    'exchange-began',
    'row',
    'exchange',
    'exchange-began',
    'row',
    'exchange',
  ]);
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a row says how a session ended, and a refusal says why', async () => {
  const { server, browser, events } = await open();
  const ann = browser();
  await ann.add();
  await ann.post('/login', { name: 'Ann' });
  await ann.post('/logout');
  await ann.send('POST', '/cart/add', { Origin: 'http://evil.example' }, 'product=tea&count=1');
  await until('four exchanges', () => exchanges(events).length === 4);
  expect(events.flatMap((event) => (event.kind === 'row-gone' ? [event.why] : []))).toEqual(['destroyed', 'destroyed']);
  expect(exchanges(events).map(({ session }) => session.effect)).toEqual([
    'created',
    'regenerated',
    'destroyed',
    'none',
  ]);
  const refused = exchanges(events)[3]?.steps.find((step) => step.kind === 'check' && !step.ok);
  expect(refused).toMatchObject({ what: 'origin', why: 'foreign-form' });
  expect((await server.inspector.snapshot()).rows).toEqual([]);
});

test('looking changes nothing, and the snapshot fits the events', async () => {
  const { server, browser, events } = await open();
  const ann = browser();
  await ann.add();
  await until('the exchange', () => exchanges(events).length === 1);
  const first = await server.inspector.snapshot();
  server.clock.advance(60_000);
  const second = await server.inspector.snapshot();
  expect(second.rows).toEqual(first.rows);
  expect(second.now - first.now).toBeGreaterThanOrEqual(60_000);
  expect(second.seq).toBe(events.at(-1)?.seq);
  expect(events.at(-1)?.kind).toBe('reset');
  expect(second.exchanges).toEqual(exchanges(events));
  const [row] = first.rows;
  expect(JSON.parse((await server.inspector.rawRecord(row?.key as SessionKey)) ?? '')).toMatchObject({ rev: 1 });
  expect(await server.inspector.rawRecord('0'.repeat(64) as SessionKey)).toBeNull();
});

test('a cookie’s ticket is only believed with its signature', async () => {
  const { server, browser } = await open();
  const ann = browser();
  await ann.add();
  const value = ann.jar.get('jarful') ?? '';
  const [row] = (await server.inspector.snapshot()).rows;
  expect(server.inspector.ticketOfCookie(value)).toEqual({ key: row?.key, hint: row?.hint });
  expect(server.inspector.ticketOfCookie(decodeURIComponent(value))).toEqual({ key: row?.key, hint: row?.hint });
  expect(server.inspector.ticketOfCookie(`${value}x`)).toBeNull();
  expect(server.inspector.ticketOfCookie('%')).toBeNull();
});

test('a person at the window can end a session; reset forgets everything', async () => {
  const { server, browser, events } = await open();
  const [ann, bob] = [browser(), browser()];
  await ann.add();
  await bob.add();
  const [row] = (await server.inspector.snapshot()).rows;
  expect(await server.inspector.endSession(row?.key as SessionKey)).toBe(true);
  expect(await server.inspector.endSession(row?.key as SessionKey)).toBe(false);
  expect((await server.inspector.snapshot()).rows).toHaveLength(1);
  await server.reset();
  expect(await server.inspector.snapshot()).toMatchObject({ rows: [], exchanges: [] });
  expect(events.at(-1)?.kind).toBe('reset');
  expect(await bob.cart()).toEqual({});
  expect((await bob.add()).status).toBe(303);
});

test('a listener that throws is told of and undoes nothing', async () => {
  const { server, browser, warnings } = await open();
  const stop = server.inspector.subscribe(() => {
    throw new Error('This listener is broken.');
  });
  const ann = browser();
  expect((await ann.add()).status).toBe(303);
  expect(await ann.cart()).toEqual({ tea: 1 });
  stop();
  expect(warnings[0]).toMatch(/This listener is broken/);
});

test('what is kept is bounded', async () => {
  const { server, browser } = await open();
  const ann = browser();
  const long = 'x'.repeat(5_000);
  for (let time = 0; time < 30; time += 1)
    await Promise.all(Array.from({ length: 20 }, () => ann.get(`/shop/?${long}`)));
  const { exchanges: kept } = await server.inspector.snapshot();
  expect(kept).toHaveLength(500);
  for (const { request } of kept) expect(request.target.length).toBeLessThan(600);
});
