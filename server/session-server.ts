/** The session server: values in, an object out. Knows neither Electron nor the environment. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Breakpoints, RequestBreakpoints } from './breakpoints/breakpoints.ts';
import { createClock, type MovableClock } from './clock.ts';
import { listOwnHosts } from './defence/allow-hosts.ts';
import { loadInstallation } from './defence/installation.ts';
import { makeSecrets, type Secrets } from './defence/secrets.ts';
import { Gate } from './gate/gate.ts';
import { RecentlyEnded } from './gate/recently-ended.ts';
import { BadRewind, HistoryRecorder } from './history/history.ts';
import { type History, Rewinder } from './history/rewinder.ts';
import { createHttpServer } from './http-server.ts';
import { type Inspector, Observer } from './inspector/inspector.ts';
import { openLanguages } from './languages/languages.ts';
import { showHost, startListening, stopListening } from './listening.ts';
import { loadPages } from './page/page-renderer.ts';
import { buildPipeline } from './pipeline.ts';
import { Quiescer, StillBusy } from './quiesce.ts';
import { makeRoutes } from './routes/all-routes.ts';
import type { Route } from './routes/route.ts';
import type { Medium } from './session-types.ts';
import { applyChange, BadSetting, type Settings, safeSettings } from './settings/settings.ts';
import type { MediumPlan } from './store/carry-over.ts';
import type { MediumPlace, OpenedStore, StoreOptions } from './store/medium.ts';
import { placeOfMedium } from './store/open-store.ts';
import { StoreFailed } from './store/store.ts';
import { StoreLifecycle, type TidyReport } from './store-lifecycle.ts';

export { type AttackSite, createAttackSite } from './attack/attack-site.ts';
export type { Breakpoint, Breakpoints, NumberedBreakpoint } from './breakpoints/breakpoints.ts';
export type { Clock, MovableClock } from './clock.ts';
export type { NotRewound, RewindableExchange, Rewound } from './history/history.ts';
export type { History } from './history/rewinder.ts';
export type { Inspector } from './inspector/inspector.ts';
export {
  fallbackLanguage,
  findLanguage,
  type Language,
  type Languages,
  openLanguages,
  type Texts,
} from './languages/languages.ts';
export { describeSettings, formatSettings, type SettingDescription } from './settings/describe-settings.ts';
export { type Preset, type PresetName, presets, settingsOfPreset } from './settings/presets.ts';
export { parseAssignment, type Settings, safeSettings, switchNames } from './settings/settings.ts';
export { placeSwitch } from './settings/switch-places.ts';
export { type Switch, type SwitchName, switches, type WeakWhen } from './settings/switches.ts';
export { isWeak, listWeak, withoutWeak } from './settings/weaknesses.ts';
export type { MediumPlan } from './store/carry-over.ts';
export type { MediumPlace } from './store/medium.ts';
export type { TidyReport } from './store-lifecycle.ts';
/** What a person did or asked that cannot be done: each has one plain sentence. */
export { BadRewind, BadSetting, StillBusy, StoreFailed };

export interface SessionServerOptions {
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Further names this server may be called by: "name" or "name:port". */
  readonly allowedHosts?: readonly string[];
  /** Folder for secrets, files and database. Null or absent: nothing is kept on disk, and the secret is a passing one. */
  readonly dataFolder?: string | null;
  /** Folder of templates, styles and pictures. Default: "site" beside this file. */
  readonly siteFolder?: string;
  /** Folder of the languages. Default: the repository's. */
  readonly languagesFolder?: string;
  readonly settings?: Partial<Settings>;
  /** Keeps a history from the start, to rewind in. Default: not until `history.start()`. */
  readonly rewind?: boolean;
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
  /** Stands between the server and each medium it opens, sessions and orders: faults, delays. */
  readonly wrapStore?: (opened: OpenedStore) => OpenedStore;
}

export interface SessionServer {
  /** Opens the medium and listens; resolves to the origin, e.g. "http://127.0.0.1:7777". @throws StoreFailed, Error with one plain sentence */
  listen(): Promise<string>;
  /** Finishes what is in flight, closes the store. May be called twice, and before listen. */
  close(): Promise<void>;
  /** The origin; "" before listen. */
  readonly url: string;
  readonly settings: Settings;
  /**
   * Changes settings while requests run; those in flight finish with the old ones.
   * @param options `carry`: when the medium changes, all sessions and orders are taken along (see planMediumChange)
   * @throws BadSetting, StoreFailed, StillBusy: nothing has changed then, and the old medium goes on
   */
  change(change: Partial<Settings>, options?: { readonly carry?: boolean }): Promise<Settings>;
  /** What a change of medium would do to the carts. @throws StoreFailed when that medium cannot be opened */
  planMediumChange(to: Medium): Promise<MediumPlan>;
  /** Where a medium keeps its things (default: the one in use); null when it cannot be used here. */
  placeOf(medium?: Medium): MediumPlace | null;
  /** Where Redis or memcached is looked for from now on, e.g. `redis://127.0.0.1:6379`. @throws BadSetting when it is in use */
  lookFor(medium: 'redis' | 'memcached', address: string): void;
  /**
   * Ends and begins again on the same port with the same medium, as a real restart does: memory forgets, the others
   * remember. Whoever listens to the inspector goes on listening.
   * @throws StoreFailed, Error: it does not run then, and the next restart tries again
   */
  restart(): Promise<string>;
  /** Forgets all sessions, orders and exchanges. Settings stay. */
  reset(): Promise<void>;
  /** Removes expired sessions now. */
  tidy(): Promise<TidyReport>;
  readonly inspector: Inspector;
  /** Hold requests. close() and reset() clear them. */
  readonly breakpoints: Breakpoints;
  /** Going back to before or after an exchange. */
  readonly history: History;
  readonly clock: MovableClock;
}

export function createSessionServer(options: SessionServerOptions = {}): SessionServer {
  const clock = options.clock ?? createClock();
  const warn = options.warn ?? (() => undefined);
  const gate = new Gate();
  const ended = new RecentlyEnded((key) => recorder.noteSessionEnded(key));
  const quiescer = new Quiescer();
  const recorder = new HistoryRecorder({ now: () => clock.now(), medium: () => settings.medium, ended, warn });
  let count = 0;
  // Once bound, it comes back to the same port.
  let port = options.port ?? 0;
  /** Changes of the whole server, one after the other. */
  let changing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = changing.then(work);
    changing = done.catch(() => undefined);
    return done;
  };
  let secrets: Secrets = options.secrets ?? makeSecrets();
  const storeOptions = storeOptionsOf(options);
  let settings = applyChange(safeSettings, options.settings ?? {});
  /** A restart has ended it and could not begin it again. */
  let endedByRestart = false;
  let running: { readonly http: Server; readonly lifecycle: StoreLifecycle; readonly url: string } | null = null;

  const observer = new Observer({
    now: () => clock.now(),
    store: () => demandRunning().lifecycle.store,
    secrets: () => secrets,
    signed: () => settings.signed,
    held: () => breakpoints.held,
  });
  const breakpoints = new RequestBreakpoints({
    now: () => clock.now(),
    emitHeld: (held) => observer.emit({ kind: 'held', held }),
    emitReleased: (exchange, where, end) => observer.emit({ kind: 'released', exchange, where, end }),
  });
  const stopHearingClock = clock.onMoved(() => observer.emit({ kind: 'reset' }));

  async function listen(): Promise<string> {
    if (running !== null) return running.url;
    const { host = '127.0.0.1', dataFolder = null, allowedHosts = [] } = options;
    const siteFolder = options.siteFolder ?? path.join(import.meta.dirname, 'site');
    if (options.secrets === undefined && dataFolder !== null)
      ({ secrets } = await loadInstallation(dataFolder, options.rotateSecret));
    const languages = openLanguages(options.languagesFolder ?? path.join(import.meta.dirname, '../languages'));
    const pages = await loadPages({ siteFolder, languages, secrets, warn });
    const lifecycle = await StoreLifecycle.open({
      settings,
      storeOptions,
      secrets,
      now: () => clock.now(),
      warn,
      observer,
      history: recorder,
      quiescer,
      wrapStore: options.wrapStore ?? ((opened) => opened),
    });
    let ownHosts: ReadonlySet<string> = new Set();
    if (options.rewind && !recorder.isRecording) await lifecycle.startHistory();
    const app = buildPipeline({
      generations: lifecycle.generations,
      observer,
      secrets,
      now: () => clock.now(),
      log: options.log ?? (() => undefined),
      warn,
      ownHosts: () => ownHosts,
      siteFolder,
      routes: makeRoutes(secrets, options.extraRoutes ?? []),
      gate,
      breakpoints,
      quiescer,
      history: recorder,
      nextNumber: () => {
        count += 1;
        return count;
      },
      pages,
      ended,
      countSessions: () => lifecycle.count,
    });
    const http = createHttpServer(app, warn);
    try {
      await startListening(http, host, port);
    } catch (error) {
      await lifecycle.close();
      throw error;
    }
    port = (http.address() as AddressInfo).port;
    ownHosts = listOwnHosts({ host, port, allowedHosts });
    const url = `http://${showHost(host)}:${port}`;
    running = { http, lifecycle, url };
    return url;
  }

  function demandRunning() {
    if (running === null) throw new Error('The server does not run.');
    return running;
  }

  async function stop(): Promise<void> {
    const closing = running;
    running = null;
    breakpoints.clear();
    if (closing === null) return;
    await stopListening(closing.http);
    await closing.lifecycle.close();
  }

  async function change(wanted: Partial<Settings>, { carry = false } = {}): Promise<Settings> {
    const next = applyChange(settings, wanted);
    const changesMedium = next.medium !== settings.medium;
    if (changesMedium) demandNobodyHeld();
    await running?.lifecycle.change(next, carry);
    recorder.noteSettings(settings, next);
    settings = next;
    return settings;
  }

  function demandNobodyHeld(): void {
    if (breakpoints.held.length > 0) throw new StillBusy('Requests are held at breakpoints; let them go first.');
  }

  const history = new Rewinder({
    recorder,
    clock,
    inTurn,
    lifecycle: () => demandRunning().lifecycle,
    settings: () => settings,
    demandNobodyHeld,
    adopt: (then) => {
      settings = then;
      demandRunning().lifecycle.adopt(then);
    },
    emitRewound: (branch, to) => observer.emit({ kind: 'rewound', branch, to }),
  });

  return {
    listen,
    async close() {
      stopHearingClock();
      await stop();
    },
    get url() {
      return running?.url ?? '';
    },
    get settings() {
      return settings;
    },
    change: (wanted, how) => inTurn(() => change(wanted, how)),
    async planMediumChange(to) {
      return demandRunning().lifecycle.plan(to);
    },
    placeOf: (medium = settings.medium) => placeOfMedium(medium, storeOptions),
    lookFor(medium, address) {
      const name = medium === 'redis' ? 'redisUrl' : 'memcachedUrl';
      if (storeOptions[name] === address) return;
      if (settings.medium === medium)
        throw new BadSetting('The medium in use stays where it is: choose another one first.');
      storeOptions[name] = address;
    },
    restart: () =>
      inTurn(async () => {
        if (!endedByRestart) demandRunning();
        endedByRestart = true;
        await stop();
        // What a process knows by heart ends with it.
        ended.clear();
        const url = await listen();
        endedByRestart = false;
        await demandRunning().lifecycle.resyncHistory();
        observer.emit({ kind: 'reset' });
        return url;
      }),
    reset: () =>
      inTurn(async () => {
        breakpoints.clear();
        await demandRunning().lifecycle.forgetAll();
        ended.clear();
        recorder.forget();
        observer.forgetExchanges();
        observer.emit({ kind: 'reset' });
      }),
    async tidy() {
      return demandRunning().lifecycle.tidy();
    },
    inspector: observer,
    breakpoints,
    history,
    clock,
  };
}

/** A record of its own: the addresses can be changed while the server runs. */
function storeOptionsOf({ dataFolder, redisUrl, memcachedUrl, keyPrefix }: SessionServerOptions): {
  -readonly [N in keyof StoreOptions]: StoreOptions[N];
} {
  return {
    ...(dataFolder ? { dataFolder } : {}),
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(memcachedUrl === undefined ? {} : { memcachedUrl }),
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
  };
}
