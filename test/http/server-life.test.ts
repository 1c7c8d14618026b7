/** Conformance, section Life: C72 to C74. Start, tidying and end: whatever fails leaves what was there, and nobody waits for ever. */
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSessionServer, ServerClosed, StillBusy, StoreFailed } from '../../server/session-server.ts';
import type { Faults } from '../harness/faulty-store.ts';
import { until, within } from '../harness/until.ts';
import { hurrying, mediumOf, onEachMedium } from './harness/life-on-each-medium.ts';
import { openSocket } from './harness/raw-socket.ts';

onEachMedium(({ medium, open, options }) => {
  describe('the end', () => {
    test(`C72 ${medium}: asked for during a restart is the end, and nothing listens afterwards`, async () => {
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

    test.each(['read', 'update'] as const)(
      `C72 ${medium}: waits for no store whose %s never answers`,
      async (operation) => {
        const { server, browser, faults } = await open({ settings: { storeDeadline: 60_000 } });
        const ann = browser();
        await ann.add();
        faults(medium).set(operation, { kind: 'hang' });
        const hanging = ann.add();
        hanging.catch(() => undefined);
        await until('it hangs', () => faults(medium).hanging === 1);
        await within(2_000, 'close()', server.close());
      },
    );

    test(`C72 ${medium}: waits for nobody who is slow, held, half there or gone`, async () => {
      const { server, port, browser, socket } = await open({ rewind: true });
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
      // It asks for a tunnel, is refused, and never ends its own side.
      const tunnel = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      onTestFinished(() => void tunnel.destroy());
      tunnel.write(`CONNECT ${new URL(server.url).host} HTTP/1.1\r\n${host}\r\n`);
      const [refused] = await once(tunnel, 'data');
      expect(String(refused)).toMatch(/^HTTP\/1\.1 501 /);
      server.breakpoints.set({ where: 'between', path: '/team/' });
      const held = ann.get('/team/');
      held.catch(() => undefined);
      await until('it is held', () => server.breakpoints.held.length === 1);
      await within(2_000, 'close()', server.close());
    });

    test(`C72 ${medium}: of the store that a failed start had opened comes with the failure`, async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void taken.close());
      await until('the port is taken', () => taken.address());
      const { port } = taken.address() as { port: number };
      let closed = 0;
      const server = createSessionServer({
        ...options(),
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

  test(`C72 ${medium}: a start that fails at its pages closes the store that it had opened`, async () => {
    let closed = 0;
    const server = createSessionServer({
      ...options(),
      addRoutes: () => {
        throw new Error('These routes are no routes.');
      },
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
    await expect(server.listen()).rejects.toThrow(/no routes/);
    expect(closed).toBe(1);
    await server.close();
  });

  test(`C72 ${medium}: a restart whose port somebody has for a moment waits for it and comes back to it`, async () => {
    const warnings: string[] = [];
    let somebody: Server | null = null;
    let own = 0;
    const warn = (sentence: string) => {
      warnings.push(sentence);
      somebody?.close();
    };
    const { server, port, browser } = await open({ warn }, () => {
      // Told while the server is down.
      if (own > 0) somebody = createServer().listen(own, '127.0.0.1');
    });
    own = port;
    expect(await server.restart()).toBe(`http://127.0.0.1:${port}`);
    expect(warnings).toEqual([expect.stringMatching(/^Port \d+ is taken/)]);
    expect((await browser().add()).status).toBe(303);
  });

  describe('the start', () => {
    test.each(['count', 'list'] as const)(`C73 ${medium}: waits for no %s that never answers`, async (operation) => {
      const { server, browser } = await open({ rewind: true, settings: { storeDeadline: 1_000 } }, (_, faults) =>
        faults.set(operation, { kind: 'hang' }),
      );
      const ann = browser();
      expect((await ann.add()).status).toBe(303);
      expect(await ann.cart()).toEqual({ tea: 1 });
      await within(2_000, 'close()', server.close());
    });

    test(`C73 ${medium}: that fails half way can be tried again`, async () => {
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

  describe('the reset', () => {
    const ways = (['clear', 'orders.clear'] as const).flatMap((step) =>
      (['fail', 'hang'] as const).map((kind) => [step, kind] as const),
    );
    test.each(ways)(
      `C82 ${medium}: whose %s may %s is told so; the shop goes on with what lies there, and the next one goes through`,
      async (step, kind) => {
        const { server, browser, faults } = await open({ rewind: true });
        const ann = browser();
        await ann.add();
        faults(medium).set(step, { kind });
        const going = () => server.reset();
        await expect(kind === 'hang' ? hurrying(server, going) : going()).rejects.toThrow(StoreFailed);
        faults(medium).heal();
        // On a busy machine the look at what is there now may have come too late: then there is no history, and a new one begins.
        await server.history.start();
        expect(await mediumOf(server, ann)).toBe(medium);
        const { rows } = await server.inspector.snapshot();
        expect(await ann.cart()).toEqual(rows.length === 0 ? {} : { tea: 1 });
        const bob = browser();
        await bob.add('juice');
        const { exchange } = server.history.rewindable.at(-1) ?? { exchange: 0 };
        await server.history.rewindTo({ exchange, side: 'before' });
        expect(await bob.cart()).toEqual({});
        expect((await server.inspector.snapshot()).rows).toEqual(rows);
        await server.reset();
        expect((await server.inspector.snapshot()).rows).toEqual([]);
      },
    );
  });

  describe('tidying', () => {
    test(`C74 ${medium}: is one round at a time, however many ask for it`, async () => {
      const spoil = (_: string, faults: Faults) => faults.set('tidy', { kind: 'hang' });
      const { server, faults } = await open({ settings: { tidyEvery: 100, storeDeadline: 60_000 } }, spoil);
      const rounds = Array.from({ length: 15 }, () => server.tidy());
      await until('the first round hangs', () => faults(medium).hanging === 1);
      // The clock asks as well, again and again.
      await wait(350);
      expect(faults(medium).calls.filter((one) => one === 'tidy')).toHaveLength(1);
      faults(medium).heal();
      await Promise.all(rounds);
    });

    test(`C74 ${medium}: that hangs holds up no change for long and no visitor at all`, async () => {
      const { server, browser, faults } = await open({ rewind: true, settings: { storeDeadline: 60_000 } });
      const ann = browser();
      await ann.add();
      const [first] = server.history.rewindable;
      await ann.add();
      faults(medium).set('tidy', { kind: 'hang' });
      const tidying = server.tidy();
      tidying.catch(() => undefined);
      await until('it hangs', () => faults(medium).hanging === 1);
      const going = server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
      going.catch(() => undefined);
      expect((await within(8_000, 'the visitor', ann.get('/cart/'))).status).toBe(200);
      await expect(within(8_000, 'the rewind', going)).rejects.toThrow(StillBusy);
      await within(2_000, 'close()', server.close());
    });
  });
});
