/**
 * The shop as tutorials build it: express, express-session and memorystore with their usual options, and nothing of ours.
 * Runs through the same suite, to show which promises the stock parts keep by themselves.
 */
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import expressSession, { type SessionData, type Store } from 'express-session';
import createMemoryStore from 'memorystore';
import { vi } from 'vitest';
import type { JsonObject } from '../../../server/inspector/records.ts';
import type { Fault, Faults, StoreOperation } from '../../harness/faulty-store.ts';
import { Browser } from '../harness/browser.ts';
import { type Deed, NotOffered, type Site, type SiteOptions } from '../harness/site.ts';

type Content = Record<string, unknown>;
type Callback = (error?: unknown, value?: unknown) => void;

const START = Date.UTC(2012, 2, 5, 9, 44, 28);
const LIFETIME_MS = 20 * 60_000;

export async function startStockSite(options: SiteOptions): Promise<Site> {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  return start(options);
}

async function start(options: SiteOptions): Promise<Site> {
  const { settings = {}, deeds = [], secrets = ['a secret of the tutorial'] } = options;
  const lifetime = settings.idleLifetime ?? LIFETIME_MS;
  const MemoryStore = createMemoryStore(expressSession);
  const store = new MemoryStore({ checkPeriod: 60_000 });
  const faults = addFaults(store);
  const app = express();
  app.use(
    expressSession({
      secret: [...secrets],
      store,
      resave: false,
      saveUninitialized: settings.ticketOnFirstVisit ?? false,
      rolling: settings.rolling ?? false,
      cookie: { ...(settings.cookieLength === 'browser' ? {} : { maxAge: lifetime }), sameSite: 'lax' },
    }),
  );
  app.use(express.urlencoded({ extended: true }));
  addShop(app);
  for (const deed of deeds) addDeed(app, deed);
  const http = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const { port } = http.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    cookieName: 'connect.sid',
    log: [],
    warnings: [],
    faults,
    now: () => Date.now(),
    advance: (ms) => void vi.setSystemTime(Date.now() + ms),
    browser: () => new Browser(origin),
    rows: () =>
      new Promise((resolve, reject) => {
        store.all?.((error, found) => {
          if (error) return reject(error);
          const sessions = Object.values(found ?? {}) as SessionData[];
          resolve(
            sessions.map(({ cookie, ...data }) => ({
              data: data as unknown as JsonObject,
              expiresAt: expiryOf(cookie),
            })),
          );
        });
      }),
    async tidy() {
      throw new NotOffered('Pruning does not say what it removed.');
    },
    async change() {
      throw new NotOffered('The options cannot be changed while it runs.');
    },
    async restart(more) {
      await stop();
      return start({ ...options, ...more });
    },
    get server(): Site['server'] {
      throw new NotOffered('There is no inspector.');
    },
    get opened(): Site['opened'] {
      throw new NotOffered('It has no store of ours.');
    },
    stop,
  };

  async function stop(): Promise<void> {
    store.stopInterval();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  }
}

function expiryOf({ expires }: SessionData['cookie']): number | null {
  return expires ? new Date(expires).getTime() : null;
}

/** What a tutorial's shop looks like. */
function addShop(app: express.Express): void {
  const content = (req: Request) => req.session as unknown as Content & { cart?: Record<string, number> };
  const dump = (req: Request) => {
    const { cookie: _cookie, ...data } = content(req);
    return data;
  };
  const page = (res: Response, text: string) => res.send(`<!doctype html><title>Shop</title>${text}`);

  app.get('/', (_req, res) => void page(res, 'Home'));
  app.get('/styles/shop.css', (_req, res) => void res.type('css').send('body{}'));
  app.get('/favicon.ico', (_req, res) => void res.status(204).end());
  app.get('/shop/', (_req, res) => void page(res, 'Shop'));
  app.get('/cart/', (req, res) => void page(res, JSON.stringify(content(req).cart ?? {})));
  app.get('/session/', (req, res) => {
    const expires = expiryOf(req.session.cookie);
    res.json({ data: dump(req), expiresAt: expires, medium: 'memory' });
  });
  app.post('/cart/add', (req, res) => {
    const session = content(req);
    session.cart ??= {};
    session.cart[req.body.product] = (session.cart[req.body.product] ?? 0) + Number(req.body.count);
    res.redirect(303, '/cart/');
  });
  app.post('/cart/update', (req, res) => {
    const session = content(req);
    session.cart = { ...session.cart, [req.body.product]: Number(req.body.count) };
    res.redirect(303, '/cart/');
  });
  app.post('/cart/clear', (req, res) => {
    content(req).cart = {};
    res.redirect(303, '/cart/');
  });
  app.get('/team/', (_req, res) => void page(res, 'Team'));
  app.get('/team/formdemo.html', (req, res) => void page(res, `<pre>${escapeHtml(JSON.stringify(dump(req)))}</pre>`));
  app.post('/team/formdemo.html', (req, res) => {
    const session = content(req) as { newroles?: unknown[] };
    session.newroles ??= [];
    session.newroles.push({ role: req.body.role, count: Number(req.body.count) });
    res.redirect(303, '/team/formdemo.html');
  });
  app.get('/checkout/', (_req, res) => void page(res, '<form method="post"></form>'));
  let orders = 0;
  app.post('/checkout/', (req, res, next) => {
    orders += 1;
    const number = orders;
    req.session.destroy((error) => (error ? next(error) : res.redirect(303, `/orders/${number}`)));
  });
  app.get('/orders/:number', (req, res) => void page(res, `Order ${escapeHtml(String(req.params.number))}`));
  app.post('/login', (req, res, next) => {
    req.session.regenerate((error) => {
      if (error) return next(error);
      content(req).name = req.body.name;
      res.redirect(303, '/');
    });
  });
  app.post('/logout', (req, res, next) => {
    req.session.destroy((error) => (error ? next(error) : res.redirect(303, '/')));
  });
}

function addDeed(app: express.Express, { method, path, act }: Deed): void {
  app[method === 'GET' ? 'get' : 'post'](path, async (req, res, next) => {
    const wish = await act(req.session as unknown as Content);
    const done = (error?: unknown) => (error ? next(error) : res.redirect(303, '/session/'));
    if (wish === 'end') req.session.destroy(done);
    else if (wish === 'renew') req.session.regenerate(done);
    else done();
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The same faults as for our stores, by the stock store's own method names. */
function addFaults(store: Store): Faults {
  const active = new Map<StoreOperation, { fault: Fault; left: number }>();
  const held = new Set<() => void>();
  const calls: string[] = [];
  const wrap = (name: 'get' | 'set' | 'destroy' | 'touch', operations: readonly StoreOperation[]) => {
    const inner = (store[name] as (...args: unknown[]) => void).bind(store);
    (store as unknown as Record<string, unknown>)[name] = async (...args: unknown[]) => {
      calls.push(operations[0] ?? '');
      const callback = args.at(-1) as Callback;
      const operation = operations.find((one) => active.has(one));
      const entry = operation === undefined ? undefined : active.get(operation);
      if (entry === undefined || operation === undefined) return inner(...args);
      entry.left -= 1;
      if (entry.left <= 0) active.delete(operation);
      if (entry.fault.kind === 'fail') return callback(entry.fault.error ?? new Error('The store was made to fail.'));
      if (entry.fault.kind === 'delay') await wait(entry.fault.ms);
      if (entry.fault.kind === 'hang') await new Promise<void>((release) => held.add(release));
      inner(...args);
    };
  };
  wrap('get', ['read']);
  wrap('set', ['update', 'create']);
  wrap('destroy', ['destroy']);
  wrap('touch', ['touch']);
  return {
    set: (operation, fault, times = Number.POSITIVE_INFINITY) => void active.set(operation, { fault, left: times }),
    heal: () => {
      active.clear();
      for (const release of held) release();
      held.clear();
    },
    get hanging() {
      return held.size;
    },
    calls,
  };
}
