/** Conformance, section Concurrency: C43 to C48; and the gate's own promises. */
import { expect } from 'vitest';
import { until } from '../harness/until.ts';
import { eachTarget } from './harness/each-target.ts';
import { watchServerSockets } from './harness/server-sockets.ts';
import type { Deed } from './harness/site.ts';

/** An address that waits, inside the handler, until the test lets it go on. */
function makeHeld(path: string, after: Deed['act'] = () => 'keep', method: Deed['method'] = 'POST') {
  let release: () => void = () => undefined;
  let inside = 0;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const deed: Deed = {
    method,
    path,
    async act(content) {
      inside += 1;
      await held;
      return after(content);
    },
  };
  return { deed, release: () => release(), isInside: () => inside > 0 };
}

eachTarget(({ open, promise }) => {
  promise('C43', 'twenty adds at once with one ticket give twenty entries', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.addRole('first');
    site.faults.set('update', { kind: 'delay', ms: 5 });
    site.faults.set('read', { kind: 'delay', ms: 5 });
    const pages = await Promise.all(Array.from({ length: 20 }, (_, at) => ann.addRole(`role ${at}`)));
    expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 303));
    expect((await ann.remembered()).data.newroles).toHaveLength(21);
  });

  promise('C44', 'a slow request that only reads does not undo an add', async () => {
    const slow = makeHeld('/slow', () => 'keep', 'GET');
    const site = await open({ deeds: [slow.deed] });
    const ann = site.browser();
    await ann.add();
    const reading = ann.copy().get('/slow');
    await until('the slow request is at work', slow.isInside);
    const adding = ann.add('juice');
    site.advance(2_000);
    slow.release();
    await Promise.all([reading, adding]);
    expect(await ann.cart()).toEqual({ tea: 1, juice: 1 });
  });

  promise('C45', 'a session ended while a request changes it stays ended, and the request is told', async () => {
    const slow = makeHeld('/slow', (content) => {
      content.cart = { honey: 5 };
      return 'keep';
    });
    const site = await open({ deeds: [slow.deed], settings: { queue: false } });
    const ann = site.browser();
    await ann.add();
    const changing = ann.copy().post('/slow');
    await until('the slow request is at work', slow.isInside);
    expect((await ann.copy().post('/logout')).status).toBe(303);
    slow.release();
    const page = await changing;
    expect(page.status).toBe(409);
    expect(page.setCookies).toEqual([]);
    expect(await site.rows()).toEqual([]);
    expect(await ann.cart()).toEqual({});
  });

  promise('C45 queue', 'the same in the queue: the request behind the end gets 409, not a second session', async () => {
    const slow = makeHeld('/slow', () => 'end');
    const site = await open({ deeds: [slow.deed] });
    const ann = site.browser();
    await ann.add();
    const ending = ann.copy().post('/slow');
    await until('the slow request is at work', slow.isInside);
    const adding = ann.copy().add('juice');
    slow.release();
    expect((await ending).status).toBe(303);
    expect((await adding).status).toBe(409);
    expect(await site.rows()).toEqual([]);
  });

  promise('C46', 'a request that holds one session does not delay another’s beyond 100 ms', async () => {
    const slow = makeHeld('/slow');
    const site = await open({ deeds: [slow.deed] });
    const [ann, bob] = [site.browser(), site.browser()];
    await ann.add();
    await bob.add();
    await bob.add();
    const holding = ann.copy().post('/slow');
    await until('the slow request is at work', slow.isInside);
    const began = performance.now();
    expect((await bob.add()).status).toBe(303);
    expect(performance.now() - began).toBeLessThan(100);
    slow.release();
    await holding;
  });

  promise('C47', 'two logins at once leave one live successor and no 5xx', async () => {
    const site = await open();
    const ann = site.browser();
    await ann.add();
    const twins = [ann.copy(), ann.copy()];
    const pages = await Promise.all(twins.map((twin) => twin.post('/login', { name: 'Ann' })));
    for (const { status } of pages) expect(status).toBeLessThan(500);
    expect(pages.filter(({ status }) => status === 303)).toHaveLength(1);
    const rows = await site.rows();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.data).toEqual({ cart: { tea: 1 }, name: 'Ann' });
  });

  promise(
    'C48',
    'a first visit with page, style, icon and add at once ends with one session that holds the add',
    async () => {
      const site = await open();
      const ann = site.browser();
      await Promise.all([ann.get('/shop/'), ann.get('/styles/shop.css'), ann.get('/favicon.ico'), ann.add()]);
      expect(await site.rows()).toHaveLength(1);
      expect(await ann.cart()).toEqual({ tea: 1 });
    },
  );

  promise('C43 deadline', 'who waits too long is told to come again, and nothing is changed', async () => {
    const slow = makeHeld('/slow');
    const site = await open({ deeds: [slow.deed], settings: { queueDeadline: 100 } });
    const ann = site.browser();
    await ann.add();
    const holding = ann.copy().post('/slow');
    await until('the slow request is at work', slow.isInside);
    const page = await ann.copy().add('juice');
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toMatch(/^\d+$/);
    slow.release();
    await holding;
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise(
    'C43 gone',
    'a client that leaves while it waits changes nothing; one that leaves at work is finished',
    async () => {
      const slow = makeHeld('/slow', (content) => {
        content.cart = { bread: 7 };
        return 'keep';
      });
      const site = await open({ deeds: [slow.deed] });
      const ann = site.browser();
      await ann.add();
      const seen: string[] = [];
      site.server.inspector.subscribe(({ kind }) => seen.push(kind));
      const count = (kind: string) => seen.filter((one) => one === kind).length;
      const sockets = watchServerSockets();
      const leaving = new AbortController();
      const ask = (path: string, body: string) =>
        fetch(new URL(path, site.origin), {
          method: 'POST',
          body,
          signal: leaving.signal,
          redirect: 'manual',
          headers: { Cookie: ann.cookie, Origin: site.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
        });
      const holding = ask('/slow', '');
      await until('the slow request is at work', slow.isInside);
      const waiting = ask('/cart/add', 'product=juice&count=1');
      await until('the second request has arrived', () => count('exchange-began') === 2);
      leaving.abort();
      await Promise.allSettled([holding, waiting]);
      await until('the server has seen both clients leave', () => sockets.gone === 2 && count('exchange') === 1);
      slow.release();
      expect(await ann.cart()).toEqual({ bread: 7 });
    },
  );

  promise('C21 deadline', 'a store that hangs is a 503 with Retry-After, and the next request is served', async () => {
    const site = await open({ settings: { storeDeadline: 100 } });
    const ann = site.browser();
    await ann.add();
    site.faults.set('read', { kind: 'hang' });
    const page = await ann.get('/cart/');
    expect(page.status).toBe(503);
    expect(page.headers['retry-after']).toMatch(/^\d+$/);
    site.faults.heal();
    expect(await ann.cart()).toEqual({ tea: 1 });
  });

  promise('C34', 'switching medium and settings while requests run fails none of them', async () => {
    const site = await open();
    const people = Array.from({ length: 4 }, () => site.browser());
    const failures: number[] = [];
    let over = false;
    const stream = people.map(async (person) => {
      while (!over) {
        const { status } = await person.add();
        if (status !== 303 && status !== 409) failures.push(status);
      }
    });
    const { medium } = site.server.settings;
    for (const change of [
      { medium: 'memory' },
      { csrf: false },
      { medium },
      { rolling: true },
      { medium: 'memory' },
      { medium },
    ] as const) {
      await site.change(change);
      await site.browser().get('/shop/');
    }
    over = true;
    await Promise.all(stream);
    expect(failures).toEqual([]);
    expect(site.warnings).toEqual([]);
  });

  promise('C34 gone', 'a medium is not closed under a handler whose client has left', async () => {
    const slow = makeHeld('/slow', (content) => {
      content.cart = { bread: 7 };
      return 'keep';
    });
    const site = await open({ deeds: [slow.deed] });
    const ann = site.browser();
    await ann.add();
    const sockets = watchServerSockets();
    const leaving = new AbortController();
    const headers = { Cookie: ann.cookie, Origin: site.origin, 'Content-Type': 'application/x-www-form-urlencoded' };
    const asking = fetch(new URL('/slow', site.origin), { method: 'POST', body: '', signal: leaving.signal, headers });
    await until('the slow request is at work', slow.isInside);
    leaving.abort();
    await asking.catch(() => undefined);
    await until('the server has seen the client leave', () => sockets.gone === 1);
    const { medium } = site.server.settings;
    const changing = site.change({ medium: medium === 'memory' ? 'database' : 'memory' });
    slow.release();
    await changing;
    expect(site.warnings).toEqual([]);
  });
});
