/** Every switch really acts: with it off, what it protects from happens. */
import { expect, onTestFinished, test } from 'vitest';
import {
  createSessionServer,
  type SessionServer,
  type SessionServerOptions,
  type Settings,
} from '../../server/session-server.ts';
import { switchNames } from '../../server/settings/settings.ts';
import { makeFaulty } from '../harness/faulty-store.ts';
import { until } from '../harness/until.ts';
import { Browser, hiddenField, type Page } from './harness/browser.ts';
import { sendRaw, sendUntilHeaders, statusOf } from './harness/raw-socket.ts';

interface Opened {
  readonly server: SessionServer;
  readonly port: number;
  browser(): Browser;
}

async function open(settings: Partial<Settings>, more: SessionServerOptions = {}): Promise<Opened> {
  const server = createSessionServer({ settings, ...more });
  const origin = await server.listen();
  onTestFinished(() => server.close());
  return { server, port: Number(new URL(origin).port), browser: () => new Browser(origin) };
}

const rowsOf = async ({ server }: Opened) => (await server.inspector.snapshot()).rows;

/** Five requests that have all read the session before the first of them writes. */
async function allAtOnce({ server }: Opened, path: string, send: () => Promise<Page>): Promise<readonly Page[]> {
  server.breakpoints.set({ where: 'between', path, method: 'POST' });
  const pages = Array.from({ length: 5 }, send);
  await until('all five have read', () => server.breakpoints.held.length === 5);
  server.breakpoints.clear();
  return Promise.all(pages);
}

const tried: Partial<Record<keyof Settings, () => Promise<void>>> = {
  sessions: async () => {
    const site = await open({ sessions: false });
    const ann = site.browser();
    expect((await ann.add()).setCookies).toEqual([]);
    expect((await ann.get('/cart/')).text).toContain('Sessions are switched off');
    expect(await rowsOf(site)).toEqual([]);
  },
  medium: async () => {
    const site = await open({});
    const ann = site.browser();
    await ann.add();
    await expect(site.server.change({ medium: 'files' })).rejects.toThrow('data folder');
    expect(site.server.settings.medium).toBe('memory');
    expect(await ann.cart()).toEqual({ tea: 1 });
  },
  queue: async () => {
    const site = await open({ queue: false });
    const ann = site.browser();
    await ann.add();
    const pages = await allAtOnce(site, '/cart/add', () => ann.add());
    expect(pages.filter(({ status }) => status === 409)).toHaveLength(4);
  },
  commitBeforeAnswer: async () => {
    const site = await open({ commitBeforeAnswer: false }, delayed('update', 300));
    const ann = site.browser();
    await ann.add();
    const body = 'product=juice&count=1';
    const { head, socket } = await sendUntilHeaders(
      site.port,
      `POST /cart/add HTTP/1.1\r\nHost: 127.0.0.1:${site.port}\r\nSec-Fetch-Site: same-origin\r\nCookie: ${ann.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(head).toMatch(/^HTTP\/1\.1 303/);
    const [row] = await rowsOf(site);
    expect(row?.data).toEqual({ cart: { tea: 1 } });
    await until('the save is over', async () => JSON.stringify((await rowsOf(site))[0]?.data).includes('juice'));
    socket.destroy();
  },
  checkRevision: async () => {
    const site = await open({ queue: false, checkRevision: false });
    const ann = site.browser();
    await ann.addRole('first');
    const pages = await allAtOnce(site, '/team/formdemo.html', () => ann.addRole('one more'));
    expect(pages.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    expect(((await ann.remembered()).data.newroles as unknown[]).length).toBeLessThan(6);
  },
  ticketOnFirstVisit: async () => {
    const site = await open({ ticketOnFirstVisit: true });
    const ann = site.browser();
    expect((await ann.get('/')).setCookies).toHaveLength(1);
    expect((await ann.get('/')).setCookies).toHaveLength(0);
    expect(await rowsOf(site)).toHaveLength(1);
  },
  cookieName: async () => {
    const ann = (await open({ cookieName: 'connect.sid' })).browser();
    await ann.add();
    expect([...ann.jar.keys()]).toEqual(['connect.sid']);
    expect(await ann.cart()).toEqual({ tea: 1 });
  },
  signed: async () => {
    const site = await open({ signed: false });
    const ann = site.browser();
    await ann.add();
    expect(ann.jar.get('jarful')).toMatch(/^[0-9a-f]{40}$/);
    expect(await ann.cart()).toEqual({ tea: 1 });
    expect(site.server.inspector.ticketOfCookie(ann.jar.get('jarful') ?? '')?.hint).toBe(
      ann.jar.get('jarful')?.slice(0, 4),
    );
  },
  strictTickets: async () => {
    const planted = 'a'.repeat(40);
    const strict = await open({ signed: false });
    const bob = strict.browser();
    bob.jar.set('jarful', planted);
    await bob.add();
    expect(bob.jar.get('jarful')).not.toBe(planted);
    const site = await open({ signed: false, strictTickets: false });
    const [ann, thief] = [site.browser(), site.browser()];
    for (const { jar } of [ann, thief]) jar.set('jarful', planted);
    await ann.add();
    expect(await thief.cart()).toEqual({ tea: 1 });
  },
  httpOnly: async () => {
    expect((await (await open({ httpOnly: false })).browser().add()).setCookies[0]).not.toMatch(/HttpOnly/i);
  },
  sameSite: async () => {
    for (const [sameSite, seen] of [
      ['strict', /SameSite=Strict/],
      ['none', /SameSite=None/],
      ['off', /^(?!.*SameSite)/],
    ] as const) {
      expect((await (await open({ sameSite })).browser().add()).setCookies[0]).toMatch(seen);
    }
  },
  cookieLength: async () => {
    expect((await (await open({ cookieLength: 'persistent' })).browser().add()).setCookies[0]).toMatch(
      /Max-Age=1200; .*Expires=/,
    );
  },
  rolling: async () => {
    const ann = (await open({ rolling: true })).browser();
    await ann.add();
    expect((await ann.get('/')).setCookies).toHaveLength(1);
  },
  regenerateAtLogin: async () => {
    const ann = (await open({ regenerateAtLogin: false })).browser();
    await ann.add();
    const thief = ann.copy();
    await ann.post('/login', { name: 'Ann' });
    expect((await thief.remembered()).data).toEqual({ cart: { tea: 1 }, name: 'Ann' });
  },
  destroyAtCheckout: async () => {
    const ann = (await open({ destroyAtCheckout: false })).browser();
    await ann.add();
    const order = hiddenField((await ann.get('/checkout/')).text, 'order') ?? '';
    expect((await ann.post('/checkout/', { order })).status).toBe(303);
    expect(await ann.cart()).toEqual({ tea: 1 });
  },
  orderToken: async () => {
    const ann = (await open({ destroyAtCheckout: false, orderToken: false })).browser();
    await ann.add();
    const order = hiddenField((await ann.get('/checkout/')).text, 'order') ?? '';
    const [first, second] = [await ann.post('/checkout/', { order }), await ann.post('/checkout/', { order })];
    expect(second.headers.location).not.toBe(first.headers.location);
  },
  escaping: async () => {
    const ann = (await open({ escaping: false })).browser();
    await ann.addRole('<b>bold</b>');
    const { text } = await ann.get('/team/formdemo.html');
    expect(text).toContain('<b>bold</b>');
    expect(text).toContain('Escaping is off');
  },
  contentSecurityPolicy: async () => {
    expect((await (await open({})).browser().get('/')).headers['content-security-policy']).toContain(
      "default-src 'none'",
    );
    const bare = await (await open({ contentSecurityPolicy: false })).browser().get('/');
    expect(bare.headers['content-security-policy']).toBeUndefined();
  },
  csrf: async () => {
    const site = await open({ csrf: false });
    const ann = site.browser();
    expect((await ann.get('/shop/')).text).not.toContain('_token');
    expect((await ann.send('POST', '/cart/add', {}, 'product=tea&count=1')).status).toBe(303);
  },
  originCheck: async () => {
    const site = await open({ originCheck: false });
    const ann = site.browser();
    const token = hiddenField((await ann.get('/shop/')).text, '_token') ?? '';
    const elsewhere = { Origin: 'http://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await ann.send('POST', '/cart/add', elsewhere, 'product=tea&count=1')).status).toBe(403);
    expect((await ann.send('POST', '/cart/add', elsewhere, `product=tea&count=1&_token=${token}`)).status).toBe(303);
  },
  hostCheck: async () => {
    const site = await open({ hostCheck: false });
    expect(
      statusOf(await sendRaw(site.port, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')),
    ).toBe(200);
  },
  noStore: async () => {
    expect((await (await open({ noStore: false })).browser().get('/cart/')).headers['cache-control']).toBeUndefined();
  },
  maxEntries: async () => {
    const ann = (await open({ maxEntries: 2 })).browser();
    const statuses = [];
    for (const role of ['a', 'b', 'c']) statuses.push((await ann.addRole(role)).status);
    expect(statuses).toEqual([303, 303, 409]);
    expect((await ann.remembered()).data.newroles).toHaveLength(2);
  },
  maxSessions: async () => {
    const site = await open({ maxSessions: 1 });
    const ann = site.browser();
    await ann.add();
    const refused = await site.browser().add();
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('60');
    expect((await ann.add()).status).toBe(303);
    await ann.post('/logout');
    expect((await site.browser().add()).status).toBe(303);
  },
  queueLength: async () => {
    const site = await open({ queueLength: 1 }, delayed('read', 100));
    const ann = site.browser();
    await ann.add();
    const pages = await Promise.all([ann.add(), ann.add(), ann.add(), ann.add()]);
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 303, 503, 503]);
  },
};

/** These are tried over all media in the conformance suite. */
const elsewhere: readonly (keyof Settings)[] = [
  'idleLifetime',
  'absoluteLifetime',
  'tidyEvery',
  'queueDeadline',
  'storeDeadline',
];

test('no switch is forgotten', () => {
  expect([...Object.keys(tried), ...elsewhere].sort()).toEqual([...switchNames].sort());
});

for (const [name, run] of Object.entries(tried)) test(`the switch ${name} acts`, run);

function delayed(operation: 'read' | 'update', ms: number): SessionServerOptions {
  return {
    wrapStore: (inner) => {
      const { opened, faults } = makeFaulty(inner);
      faults.set(operation, { kind: 'delay', ms });
      return opened;
    },
  };
}
