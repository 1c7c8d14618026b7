/** The end of a request: C61 to C64. What it holds is given back once, when its work is over, whatever its client does. */
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createClock } from '../../server/clock.ts';
import { createSessionServer } from '../../server/session-server.ts';
import { until } from '../harness/until.ts';
import { type Browser, encode, hiddenField } from './harness/browser.ts';
import { eachTarget } from './harness/each-target.ts';
import { watchServerSockets } from './harness/server-sockets.ts';
import type { Site } from './harness/site.ts';

eachTarget(({ open, promise, name }) => {
  promise('C61', 'a request whose client drops while its session is read keeps its turn to its commit', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    await dropWhileReading(site, postBytes(site, ann, '/cart/add', { product: 'juice', count: '1' }));
    const begun = countBegun(site);
    const adding = ann.add('bread');
    await until('the next add has arrived', () => begun() === 1);
    site.faults.heal();
    expect((await adding).status).toBe(303);
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1, bread: 1 });
  });

  promise('C62', 'a checkout whose client drops and one in another tab make one order', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const [one, other] = [await orderToken(ann), await orderToken(ann)];
    await dropWhileReading(site, postBytes(site, ann, '/checkout/', { order: one }));
    const begun = countBegun(site);
    const ordering = ann.post('/checkout/', { order: other });
    await until('the second checkout has arrived', () => begun() === 1);
    site.faults.heal();
    // Nothing changed between the two forms: they are one, and the second is shown the order of the first.
    expect((await ordering).status).toBe(303);
    const { carried } = await site.server.planMediumChange(site.server.settings.medium);
    expect(carried).toEqual({ sessions: 0, orders: 1 });
  });

  promise('C63', 'a rewind waits for a request whose client has left; nothing is written late', async () => {
    const site = await open();
    await site.server.history.start();
    const ann = site.browser();
    await ann.add();
    await dropWhileReading(site, postBytes(site, ann, '/cart/add', { product: 'juice', count: '1' }));
    const [first] = site.server.history.rewindable;
    const begun = countBegun(site);
    const rewinding = site.server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    const looking = site.browser().get('/cart/');
    await until('another request has arrived', () => begun() === 1);
    site.faults.heal();
    await rewinding;
    await looking;
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C64', 'clients that leave while everything is being changed hold up nothing afterwards', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    site.faults.set('list', { kind: 'hang' });
    const starting = site.server.history.start();
    await until('the change is under way', () => site.faults.hanging === 1);
    const sockets = watchServerSockets();
    const leaving = Array.from({ length: 3 }, () => send(site.port, getBytes(site, ann, '/cart/')));
    await until('they have come', () => sockets.taken === 3);
    for (const socket of leaving) socket.destroy();
    await until('they have left', () => sockets.gone === 3);
    site.faults.heal();
    await starting;
    await ann.add('juice');
    const exchange = site.server.history.rewindable.at(-1)?.exchange ?? 0;
    await site.server.history.rewindTo({ exchange, side: 'before' });
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C64 pipeline', 'requests sent one behind the other are over when their connection has gone', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const site = await open({
      deeds: [{ method: 'GET', path: '/slow', act: () => held.then(() => 'keep' as const) }],
      settings: { queue: false },
    });
    const ann = site.browser();
    await ann.add();
    const begun = countBegun(site);
    const sockets = watchServerSockets();
    const socket = send(site.port, getBytes(site, ann, '/slow') + getBytes(site, ann, '/cart/').repeat(15));
    await until('all have arrived', () => begun() === 16);
    socket.destroy();
    await until('the connection has gone', () => sockets.gone === 1);
    release();
    await site.server.history.start();
    await until('all are in the log', () => site.log.filter((line) => line.includes('GET /cart/')).length === 15);
    expect(site.warnings).toEqual([]);
  });

  promise('C64 slow', 'a sender that never sends its form holds up no change of everything', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const begun = countBegun(site);
    const socket = send(
      site.port,
      `POST /cart/add HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n`,
    );
    await until('its head has arrived', () => begun() === 1);
    await site.server.history.start();
    expect(await ann.cart()).toEqual({ tea: 1 });
    socket.destroy();
  });

  if (name === 'memory') {
    promise('C64 fault', 'a request that fails at its very beginning holds nothing', async () => {
      const clock = createClock();
      let isBroken = false;
      const warnings: string[] = [];
      const server = createSessionServer({
        warn: (sentence) => warnings.push(sentence),
        clock: {
          ...clock,
          ahead: 0,
          now: () => {
            if (isBroken) throw new Error('The clock is broken.');
            return clock.now();
          },
        },
      });
      const origin = await server.listen();
      onTestFinished(() => server.close());
      isBroken = true;
      expect((await fetch(new URL('/cart/', origin))).status).toBe(500);
      expect(warnings).toEqual([expect.stringMatching(/^GET failed at its very beginning: .*The clock is broken/)]);
      isBroken = false;
      await server.history.start();
      expect((await fetch(new URL('/cart/', origin))).status).toBe(200);
    });
  }
});

/** Sends a request whose read hangs (and the next one would), and leaves. Resolves when the server has seen that. */
async function dropWhileReading(site: Site, bytes: string): Promise<void> {
  const sockets = watchServerSockets();
  site.faults.set('read', { kind: 'hang' }, 2);
  const socket = send(site.port, bytes);
  await until('its session is being read', () => site.faults.hanging === 1);
  socket.destroy();
  await until('the server has seen it leave', () => sockets.gone === 1);
}

/** How many requests have arrived since. */
function countBegun(site: Site): () => number {
  let begun = 0;
  const stop = site.server.inspector.subscribe(({ kind }) => {
    if (kind === 'exchange-began') begun += 1;
  });
  onTestFinished(stop);
  return () => begun;
}

function send(port: number, bytes: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes);
  onTestFinished(() => void socket.destroy());
  return socket;
}

function getBytes(site: Site, { cookie }: Browser, path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nCookie: ${cookie}\r\n\r\n`;
}

function postBytes(site: Site, { cookie }: Browser, path: string, fields: Readonly<Record<string, string>>): string {
  const body = encode(fields);
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nOrigin: ${site.origin}\r\nCookie: ${cookie}\r\n` +
    `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

async function orderToken(browser: Browser): Promise<string> {
  return hiddenField((await browser.get('/checkout/')).text, 'order') ?? '';
}
