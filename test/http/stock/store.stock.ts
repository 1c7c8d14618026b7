/** Conformance, section Store, on memorystore as it is: C23 to C33 by the interface that express-session gives a store. */
import expressSession, { type SessionData } from 'express-session';
import createMemoryStore from 'memorystore';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const MINUTE = 60_000;
const MemoryStore = createMemoryStore(expressSession);
type Stock = InstanceType<typeof MemoryStore>;

let store: Stock;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2012, 2, 5) });
  store = new MemoryStore({ checkPeriod: MINUTE });
});
afterEach(() => store.stopInterval());

const session = (data: object, lifetime: number | null = 20 * MINUTE): SessionData => {
  const expires = lifetime === null ? {} : { maxAge: lifetime, expires: new Date(Date.now() + lifetime) };
  return { cookie: { originalMaxAge: lifetime, ...expires }, ...data } as unknown as SessionData;
};
const call = <T>(run: (done: (error: unknown, value?: unknown) => void) => void) =>
  new Promise<T>((resolve, reject) => run((error, value) => (error ? reject(error) : resolve(value as T))));
const set = (id: string, value: SessionData) => call<void>((done) => store.set(id, value, done));
const get = (id: string) => call<SessionData & { cart?: object }>((done) => store.get(id, done));
const touch = (id: string, value: SessionData) => call<void>((done) => store.touch(id, value, () => done(null)));
const length = () => call<number>((done) => store.length(done));

test('C23 stock: a missing session calls back once, later, with nothing', async () => {
  let calls = 0;
  store.get('none', () => {
    calls += 1;
  });
  expect(calls).toBe(0);
  await vi.waitFor(() => expect(calls).toBe(1));
});

test('C24 stock: what is written is read deep-equal, and nobody holds a reference into it', async () => {
  const value = session({ cart: { tea: 1 } });
  await set('a', value);
  Object.assign(value, { cart: { tea: 2 } });
  expect((await get('a')).cart).toEqual({ tea: 1 });
});

test('C25 stock: length, ids, destroy and clear agree and leave the expired out', async () => {
  await set('a', session({}));
  await set('b', session({}, MINUTE));
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  expect(await length()).toBe(1);
});

test('C26 stock: touch leaves data written meanwhile alone', async () => {
  await set('a', session({ cart: { tea: 1 } }));
  const loaded = await get('a');
  await set('a', session({ cart: { tea: 2 } }));
  await touch('a', loaded);
  expect((await get('a')).cart).toEqual({ tea: 2 });
});

test('C27 stock: touch of a missing or expired ID creates nothing', async () => {
  await touch('none', session({}));
  expect(await get('none')).toBeUndefined();
});

test('C28 stock: an expiry in the past is never readable', async () => {
  await set('a', session({ cart: {} }, -MINUTE));
  await set('b', session({ cart: {} }, 0));
  expect(await get('a')).toBeUndefined();
  vi.setSystemTime(Date.now() + 2 * MINUTE);
  expect(await get('b')).toBeUndefined();
});

test('C30 stock: hostile IDs are only text', async () => {
  for (const id of ['../x', 'a/b', 'a\\b', '\0', 'x'.repeat(5_000), 'CON', '__proto__', '']) {
    await set(id, session({ cart: { tea: 1 } }));
    expect((await get(id)).cart).toEqual({ tea: 1 });
  }
});

test('C31 stock: IDs differing only in case are two sessions, and no usable ID is in a row', async () => {
  await set('aaaa', session({ cart: { tea: 1 } }));
  await set('AAAA', session({ cart: { tea: 2 } }));
  expect((await get('aaaa')).cart).toEqual({ tea: 1 });
  const { ids: list } = store as unknown as { ids(done: (error: unknown, ids?: unknown) => void): void };
  const ids = await call<string[]>((done) => list.call(store, done));
  expect(ids).not.toContain('aaaa');
});

test('C33 stock: a thousand sessions are counted and cleared', async () => {
  for (let at = 0; at < 1_000; at += 1) await set(`s${at}`, session({}));
  expect(await length()).toBe(1_000);
  await call<void>((done) => store.clear?.(done));
  expect(await length()).toBe(0);
});
