/** The server's life: whatever fails on the way of a change leaves exactly what was there, and nobody waits for ever. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createSessionServer,
  ServerClosed,
  type SessionServer,
  type SessionServerOptions,
  StillBusy,
  StoreFailed,
} from '../../server/session-server.ts';
import { type Faults, makeFaulty, type StoreOperation } from '../harness/faulty-store.ts';
import { until, within } from '../harness/until.ts';
import { Browser } from './harness/browser.ts';
import { type OpenSocket, openSocket } from './harness/raw-socket.ts';

interface Opened {
  readonly server: SessionServer;
  readonly port: number;
  readonly browser: () => Browser;
  /** The faults of the store that was opened last on this medium. */
  readonly faults: (medium: string) => Faults;
  readonly socket: () => Promise<OpenSocket>;
}

/** @param spoil is told of each store that is opened, before it is used */
async function open(
  options: SessionServerOptions = {},
  spoil: (medium: string, faults: Faults) => void = () => undefined,
): Promise<Opened> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jarful-life-'));
  const opened = new Map<string, Faults>();
  const all: Faults[] = [];
  const server = createSessionServer({
    dataFolder: folder,
    ...options,
    settings: { storeDeadline: 200, ...options.settings },
    wrapStore: (inner) => {
      const faulty = makeFaulty(inner);
      const { medium } = inner.store;
      opened.set(medium, faulty.faults);
      all.push(faulty.faults);
      spoil(medium, faulty.faults);
      return faulty.opened;
    },
  });
  onTestFinished(async () => {
    for (const one of all) one.heal();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const origin = await server.listen();
  const port = Number(new URL(origin).port);
  return {
    server,
    port,
    browser: () => new Browser(origin),
    faults(medium) {
      const found = opened.get(medium);
      if (found === undefined) throw new Error(`${medium} was not opened.`);
      return found;
    },
    socket: () => openSocket(port),
  };
}

/** Settings, inspector and visitors speak of one and the same medium. */
async function mediumOf(server: SessionServer, visitor: Browser): Promise<string> {
  const said = [
    server.settings.medium,
    (await server.inspector.snapshot()).medium,
    (await visitor.remembered()).medium,
  ];
  expect(new Set(said).size, said.join(', ')).toBe(1);
  return server.settings.medium;
}

describe('a change of medium', () => {
  const steps: readonly StoreOperation[] = ['count', 'list', 'restore', 'read'];
  const cases = steps.flatMap((step) => (['fail', 'hang'] as const).map((kind) => [step, kind] as const));

  test.each(cases)('C70 memory: whose new store’s %s may %s is done or was never begun', async (step, kind) => {
    const { server, browser } = await open({ rewind: true }, (medium, faults) => {
      if (medium === 'files') faults.set(step, { kind });
    });
    const ann = browser();
    await ann.add();
    const changed = await server.change({ medium: 'files' }, { carry: true }).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(StoreFailed);
        return false;
      },
    );
    if (changed) {
      // What is ill is only looked at when nothing waits for it.
      expect(step).toBe('count');
      expect(await mediumOf(server, ann)).toBe('files');
    } else expect(await mediumOf(server, ann)).toBe('memory');
    expect(await ann.cart()).toEqual({ tea: 1 });
    expect(server.history.isRecording).toBe(true);
  });

  test('C70 memory: that cannot read the old store to the end leaves it as it was', async () => {
    const { server, browser, faults } = await open();
    const ann = browser();
    await ann.add();
    for (const kind of ['fail', 'hang'] as const) {
      faults('memory').set('list', { kind }, 1);
      await expect(server.change({ medium: 'database' }, { carry: true })).rejects.toThrow(StoreFailed);
      faults('memory').heal();
      expect(await mediumOf(server, ann)).toBe('memory');
      expect(await ann.cart()).toEqual({ tea: 1 });
    }
    expect((await server.planMediumChange('database')).waiting).toEqual({ sessions: 0, orders: 0 });
  });
});

describe('who waits outside', () => {
  test('C71 memory: is let in when a store’s list never answers, and the change is refused', async () => {
    const { server, browser, faults } = await open({ settings: { storeDeadline: 100 } });
    const ann = browser();
    await ann.add();
    faults('memory').set('list', { kind: 'hang' });
    const starting = server.history.start();
    starting.catch(() => undefined);
    expect((await ann.add()).status).toBe(303);
    await expect(starting).rejects.toThrow(StoreFailed);
    expect(server.history.isRecording).toBe(false);
    expect(await ann.cart()).toEqual({ tea: 2 });
  });

  test('C71 memory: waits for nobody who has not sent his form yet, and that one finds the new world', async () => {
    const { server, browser, socket } = await open({ rewind: true });
    const ann = browser();
    await ann.add();
    const slow = await socket();
    const body = 'product=juice&count=1';
    const { host } = new URL(server.url);
    slow.write(
      `POST /cart/add HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.url}\r\nSec-Fetch-Site: same-origin\r\n` +
        `Cookie: ${ann.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    const seen = await until('the slow sender’s headers are in', () => server.history.rewindable.length >= 1);
    expect(seen).toBe(true);
    const [first] = server.history.rewindable;
    const events: string[] = [];
    server.inspector.subscribe(({ kind }) => events.push(kind));
    await within(1_500, 'the change', server.change({ medium: 'files' }, { carry: true }));
    await within(1_500, 'the rewind', server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' }));
    expect(await ann.cart()).toEqual({ tea: 1 });
    slow.write(body);
    expect(await slow.answer()).toMatch(/^HTTP\/1\.1 303 /);
    expect(await mediumOf(server, ann)).toBe('files');
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
  });

  test('C71 memory: is told to come again when the deadline of the queue is over', async () => {
    const { server, browser, faults } = await open({ settings: { queueDeadline: 100, storeDeadline: 1_000 } });
    const ann = browser();
    await ann.add();
    faults('memory').set('list', { kind: 'delay', ms: 600 }, 1);
    const starting = server.history.start();
    await until('the listing has begun', () => faults('memory').calls.at(-1) === 'list');
    const page = await ann.add();
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toMatch(/^\d+$/);
    await starting;
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  test('C71 memory: and leaves meanwhile, changes nothing and holds up nothing', async () => {
    const { server, browser, faults, socket } = await open({ rewind: true, settings: { storeDeadline: 1_000 } });
    const ann = browser();
    await ann.add();
    const [first] = server.history.rewindable;
    faults('memory').set('restore', { kind: 'delay', ms: 200 }, 1);
    await ann.add('juice');
    const going = server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    await until('the rewind is at work', () => faults('memory').calls.at(-1)?.startsWith('restore'));
    const leaving = await socket();
    leaving.write(`GET /cart/ HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nCookie: ${ann.cookie}\r\n\r\n`);
    const second = await socket();
    second.write(`GET /cart/ HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`);
    leaving.drop();
    await going;
    expect(await second.answer()).toMatch(/^HTTP\/1\.1 200 /);
    // Nothing of the one that left is counted as still inside.
    await within(1_500, 'the way back', server.history.return());
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
  });
});

describe('the end', () => {
  test('C72 memory: asked for during a restart is the end, and nothing listens afterwards', async () => {
    const { server, port } = await open();
    const restarting = server.restart();
    restarting.catch(() => undefined);
    await within(2_000, 'close()', server.close());
    await restarting.catch((error: unknown) => expect(error).toBeInstanceOf(ServerClosed));
    expect(server.url).toBe('');
    await expect(openSocket(port)).rejects.toThrow(/ECONNREFUSED/);
    await expect(server.restart()).rejects.toThrow(ServerClosed);
    await expect(server.listen()).rejects.toThrow(ServerClosed);
  });

  test.each(['read', 'update'] as const)('C72 memory: waits for no store whose %s never answers', async (operation) => {
    const { server, browser, faults } = await open({ settings: { storeDeadline: 60_000 } });
    const ann = browser();
    await ann.add();
    faults('memory').set(operation, { kind: 'hang' });
    const hanging = ann.add();
    hanging.catch(() => undefined);
    await until('it hangs', () => faults('memory').hanging === 1);
    await within(2_000, 'close()', server.close());
  });

  test('C72 memory: waits for nobody who is slow, held, half there or gone', async () => {
    const { server, browser, socket } = await open({ rewind: true });
    const ann = browser();
    await ann.add();
    const host = `Host: ${new URL(server.url).host}\r\n`;
    const slow = await socket();
    slow.write(
      `POST /cart/add HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n`,
    );
    const half = await socket();
    half.write('GET /ca');
    const piped = await socket();
    piped.write(`GET /cart/ HTTP/1.1\r\n${host}Cookie: ${ann.cookie}\r\n\r\n`.repeat(2));
    piped.drop();
    server.breakpoints.set({ where: 'between', path: '/team/' });
    const held = ann.get('/team/');
    held.catch(() => undefined);
    await until('it is held', () => server.breakpoints.held.length === 1);
    await within(2_000, 'close()', server.close());
  });

  test('C72 memory: of the store that a failed start had opened comes with the failure', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await until('the port is taken', () => taken.address());
    const { port } = taken.address() as { port: number };
    let closed = 0;
    const server = createSessionServer({
      port,
      wrapStore: ({ store, orders }) => ({
        orders,
        store: {
          ...store,
          close: async () => {
            closed += 1;
            await store.close();
          },
        },
      }),
    });
    await expect(server.listen()).rejects.toThrow(/in use/);
    expect(closed).toBe(1);
    await server.close();
  });
});

describe('the start', () => {
  test.each(['count', 'list'] as const)('C73 memory: waits for no %s that never answers', async (operation) => {
    const { server, browser } = await open({ rewind: true }, (_, faults) => faults.set(operation, { kind: 'hang' }));
    const ann = browser();
    expect((await ann.add()).status).toBe(303);
    expect(await ann.cart()).toEqual({ tea: 1 });
    await within(2_000, 'close()', server.close());
  });

  test('C73 memory: that fails half way can be tried again', async () => {
    let broken = false;
    const { server, browser } = await open({}, (_, faults) => {
      if (broken) faults.set('list', { kind: 'fail' });
    });
    await browser().add();
    broken = true;
    await server.restart();
    broken = false;
    await server.restart();
    expect((await browser().add()).status).toBe(303);
  });
});

describe('tidying', () => {
  test('C74 memory: is one round at a time, however many ask for it', async () => {
    const { server, faults } = await open({ settings: { tidyEvery: 100, storeDeadline: 60_000 } });
    faults('memory').set('tidy', { kind: 'hang' });
    const rounds = Array.from({ length: 15 }, () => server.tidy());
    await until('the first round hangs', () => faults('memory').hanging === 1);
    // The clock asks as well, again and again.
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(faults('memory').calls.filter((one) => one === 'tidy')).toHaveLength(1);
    faults('memory').heal();
    await Promise.all(rounds);
  });

  test('C74 memory: that hangs holds up no change for long and no visitor at all', async () => {
    const { server, browser, faults } = await open({ rewind: true, settings: { storeDeadline: 60_000 } });
    const ann = browser();
    await ann.add();
    const [first] = server.history.rewindable;
    await ann.add();
    faults('memory').set('tidy', { kind: 'hang' });
    const tidying = server.tidy();
    tidying.catch(() => undefined);
    await until('it hangs', () => faults('memory').hanging === 1);
    const going = server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    going.catch(() => undefined);
    expect((await within(1_500, 'the visitor', ann.get('/cart/'))).status).toBe(200);
    await expect(within(6_000, 'the rewind', going)).rejects.toThrow(StillBusy);
    await within(2_000, 'close()', server.close());
  });
});
