/** The session server: values in, an object out. Knows neither Electron nor the environment. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createClock, type MovableClock } from './clock.ts';
import { listOwnHosts } from './defence/allow-hosts.ts';
import { loadSecrets, makeSecrets, type Secrets } from './defence/secrets.ts';
import { type Door, HoldingDoor } from './gate/door.ts';
import { Gate } from './gate/gate.ts';
import { RecentlyEnded } from './gate/recently-ended.ts';
import { type Inspector, Observer } from './inspector/inspector.ts';
import { loadPages } from './page/page-renderer.ts';
import { makeRoutes } from './routes/all-routes.ts';
import type { Route } from './routes/route.ts';
import { SessionKeeping } from './session-keeping.ts';
import { applyChange, type Settings, safeSettings } from './settings/settings.ts';
import type { StoreOptions } from './store/open-store.ts';
import type { SessionStore } from './store/store.ts';
import { layWay } from './way-of-a-request.ts';

export type { Clock, MovableClock } from './clock.ts';
export type { Door, HoldOrder, StandingOrder } from './gate/door.ts';
export type { Inspector } from './inspector/inspector.ts';
export type { Settings } from './settings/settings.ts';

export interface SessionServerOptions {
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Further names this server may be called by: "name" or "name:port". */
  readonly allowedHosts?: readonly string[];
  /** Folder for secrets, files and database. Null or absent: nothing is kept on disk, and the secret is a passing one. */
  readonly dataFolder?: string | null;
  /** Folder of templates, styles, pictures and texts. Default: "site" beside this file. */
  readonly siteFolder?: string;
  readonly settings?: Partial<Settings>;
  readonly clock?: MovableClock;
  /** Gets each line of the log, in the article's format. */
  readonly log?: (line: string) => void;
  /** Gets one plain sentence about anything odd. */
  readonly warn?: (sentence: string) => void;
  readonly redisUrl?: string;
  readonly memcachedUrl?: string;
  readonly keyPrefix?: string;
  /** Puts a new secret in front of the installation's; older tickets stay valid. */
  readonly rotateSecret?: boolean;
  /** Secrets to use instead of the installation's, newest first. */
  readonly secrets?: Secrets;
  /** Further addresses beside the shop's. */
  readonly extraRoutes?: readonly Route[];
  /** Stands between the server and each store it opens: faults, delays. */
  readonly wrapStore?: (store: SessionStore) => SessionStore;
}

export interface SessionServer {
  /** Opens the medium and listens; resolves to the origin, e.g. "http://127.0.0.1:7777". @throws StoreFailed, Error with one plain sentence */
  listen(): Promise<string>;
  /** Finishes what is in flight, closes the store. May be called twice, and before listen. */
  close(): Promise<void>;
  /** The origin; "" before listen. */
  readonly url: string;
  readonly settings: Settings;
  /** Changes settings while requests run; those in flight finish with the old ones. @throws BadSetting, StoreFailed: nothing has changed then */
  change(change: Partial<Settings>): Promise<Settings>;
  /** Forgets all sessions, orders and exchanges. Settings stay. */
  reset(): Promise<void>;
  /** Removes expired sessions now; resolves to how many. */
  tidy(): Promise<number>;
  readonly inspector: Inspector;
  /** Holds requests. close() and reset() open it. */
  readonly door: Door;
  readonly clock: MovableClock;
}

/** How long close() waits for requests in flight before it cuts them off, in ms. */
const GRACE_MS = 5_000;

export function createSessionServer(options: SessionServerOptions = {}): SessionServer {
  const clock = options.clock ?? createClock();
  const warn = options.warn ?? (() => undefined);
  const gate = new Gate();
  const ended = new RecentlyEnded();
  let secrets: Secrets = options.secrets ?? makeSecrets();
  let settings = applyChange(safeSettings, options.settings ?? {});
  let running: { readonly http: Server; readonly keeping: SessionKeeping; readonly url: string } | null = null;

  const observer = new Observer({
    now: () => clock.now(),
    store: () => demandRunning().keeping.store,
    secrets: () => secrets,
    signed: () => settings.signed,
    held: () => door.held,
  });
  const door = new HoldingDoor({
    now: () => clock.now(),
    tellHeld: (held) => observer.tell({ kind: 'held', held }),
    tellReleased: (exchange, where, end) => observer.tell({ kind: 'released', exchange, where, end }),
  });
  const stopHearingClock = clock.onMoved(() => observer.tell({ kind: 'reset' }));

  async function listen(): Promise<string> {
    if (running !== null) return running.url;
    const { host = '127.0.0.1', port = 0, dataFolder = null, allowedHosts = [] } = options;
    const siteFolder = options.siteFolder ?? path.join(import.meta.dirname, 'site');
    if (options.secrets === undefined && dataFolder !== null)
      secrets = await loadSecrets(dataFolder, options.rotateSecret);
    const pages = await loadPages(siteFolder, secrets);
    const keeping = await SessionKeeping.open({
      settings,
      storeOptions: storeOptionsOf(options),
      secrets,
      now: () => clock.now(),
      warn,
      observer,
      wrapStore: options.wrapStore ?? ((store) => store),
    });
    let ownHosts: ReadonlySet<string> = new Set();
    const way = layWay({
      epochs: keeping.epochs,
      observer,
      secrets,
      now: () => clock.now(),
      log: options.log ?? (() => undefined),
      warn,
      ownHosts: () => ownHosts,
      siteFolder,
      routes: makeRoutes(secrets, options.extraRoutes ?? []),
      gate,
      door,
      pages,
      ended,
      countSessions: () => keeping.count,
    });
    const http = createServer(
      { requireHostHeader: true, maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 15_000 },
      way,
    );
    try {
      await startListening(http, host, port);
    } catch (error) {
      await keeping.close();
      throw error;
    }
    const bound = (http.address() as AddressInfo).port;
    ownHosts = listOwnHosts({ host, port: bound, allowedHosts });
    const url = `http://${showHost(host)}:${bound}`;
    running = { http, keeping, url };
    return url;
  }

  function demandRunning() {
    if (running === null) throw new Error('The server does not run.');
    return running;
  }

  return {
    listen,
    async close() {
      stopHearingClock();
      const closing = running;
      running = null;
      door.open();
      if (closing === null) return;
      await stopListening(closing.http);
      await closing.keeping.close();
    },
    get url() {
      return running?.url ?? '';
    },
    get settings() {
      return settings;
    },
    async change(change) {
      const next = applyChange(settings, change);
      await running?.keeping.change(next);
      settings = next;
      return settings;
    },
    async reset() {
      door.open();
      await demandRunning().keeping.forgetAll();
      ended.clear();
      observer.forgetExchanges();
      observer.tell({ kind: 'reset' });
    },
    async tidy() {
      return demandRunning().keeping.tidy();
    },
    inspector: observer,
    door,
    clock,
  };
}

function storeOptionsOf({ dataFolder, redisUrl, memcachedUrl, keyPrefix }: SessionServerOptions): StoreOptions {
  return {
    ...(dataFolder ? { dataFolder } : {}),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(memcachedUrl === undefined ? {} : { memcachedUrl }),
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
  };
}

function startListening(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use.`
          : `Cannot listen on ${host} port ${port} (${cause.code ?? cause.message}).`;
      // The code tells a caller whether another port would do.
      reject(Object.assign(new Error(why, { cause }), { code: cause.code }));
    });
    http.listen(port, host, () => resolve());
  });
}

function stopListening(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
    http.close(() => {
      clearTimeout(cut);
      resolve();
    });
    http.closeIdleConnections();
  });
}

function showHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
