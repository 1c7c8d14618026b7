/** Conformance, section Life: C71. Who waits outside while everything is being changed. */
import { expect, onTestFinished, test } from 'vitest';
import { type SessionServer, StoreFailed } from '../../server/session-server.ts';
import { until, within } from '../harness/until.ts';
import { mediumOf, onEachMedium } from './harness/life-on-each-medium.ts';
import { watchServerSockets } from './harness/server-sockets.ts';

onEachMedium(({ medium, other, open }) => {
  test(`C71 ${medium}: is let in when a store’s list never answers, and the change is refused`, async () => {
    const { server, browser, faults } = await open({ settings: { storeDeadline: 1_000 } });
    const ann = browser();
    await ann.add();
    faults(medium).set('list', { kind: 'hang' });
    const starting = server.history.start();
    starting.catch(() => undefined);
    expect((await ann.add()).status).toBe(303);
    await expect(starting).rejects.toThrow(StoreFailed);
    expect(server.history.isRecording).toBe(false);
    expect(await ann.cart()).toEqual({ tea: 2 });
  });

  test(`C71 ${medium}: waits for nobody who has not sent his form yet, and that one finds the new world`, async () => {
    const { server, browser, socket } = await open({ rewind: true });
    const ann = browser();
    await ann.add();
    const [first] = server.history.rewindable;
    const slow = await socket();
    const body = 'product=juice&count=1';
    const { host } = new URL(server.url);
    const begun = countBegun(server);
    slow.write(
      `POST /cart/add HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.url}\r\nSec-Fetch-Site: same-origin\r\n` +
        `Cookie: ${ann.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await until('the slow sender’s headers are in', () => begun() === 1);
    // Whoever waited for him would be refused after 3 s.
    await within(10_000, 'the change', server.change({ medium: other }, { carry: true }));
    await within(10_000, 'the rewind', server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' }));
    expect(await ann.cart()).toEqual({ tea: 1 });
    slow.write(body);
    expect(await slow.answer()).toMatch(/^HTTP\/1\.1 303 /);
    expect(await mediumOf(server, ann)).toBe(other);
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
  });

  test(`C71 ${medium}: is told to come again when the deadline of the queue is over`, async () => {
    const { server, browser, faults } = await open({ settings: { queueDeadline: 100, storeDeadline: 60_000 } });
    const ann = browser();
    await ann.add();
    faults(medium).set('list', { kind: 'hang' }, 1);
    const starting = server.history.start();
    await until('the listing has begun', () => faults(medium).hanging === 1);
    const page = await ann.add();
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toMatch(/^\d+$/);
    faults(medium).heal();
    await starting;
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  test(`C71 ${medium}: and leaves meanwhile, changes nothing and holds up nothing`, async () => {
    const { server, browser, faults, socket } = await open({ rewind: true, settings: { storeDeadline: 60_000 } });
    const ann = browser();
    await ann.add();
    const [first] = server.history.rewindable;
    await ann.add('juice');
    faults(medium).set('restore', { kind: 'hang' }, 1);
    const going = server.history.rewindTo({ exchange: first?.exchange ?? 0, side: 'after' });
    await until('the rewind is at work', () => faults(medium).hanging === 1);
    const sockets = watchServerSockets();
    const begun = countBegun(server);
    const { host } = new URL(server.url);
    const leaving = await socket();
    leaving.write(`GET /cart/ HTTP/1.1\r\nHost: ${host}\r\nCookie: ${ann.cookie}\r\n\r\n`);
    const second = await socket();
    second.write(`GET /cart/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await until('both have come', () => begun() === 2);
    leaving.drop();
    await until('one has left', () => sockets.gone === 1);
    faults(medium).heal();
    await going;
    expect(await second.answer()).toMatch(/^HTTP\/1\.1 200 /);
    // Nothing of the one that left is counted as still inside.
    await within(10_000, 'the way back', server.history.return());
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
  });
});

/** How many requests have begun since. */
function countBegun({ inspector }: SessionServer): () => number {
  let begun = 0;
  onTestFinished(
    inspector.subscribe(({ kind }) => {
      if (kind === 'exchange-began') begun += 1;
    }),
  );
  return () => begun;
}
