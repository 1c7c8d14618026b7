import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { listOwnHosts } from '../defence/allow-hosts.ts';
import { loadInstallation } from '../defence/installation.ts';
import { makeSecrets, type Secrets } from '../defence/secrets.ts';
import { readContents } from '../history/contents.ts';
import type { HistoryRecorder } from '../history/recorder.ts';
import { createHttpServer } from '../http-server.ts';
import { openLanguages } from '../languages/languages.ts';
import { loadPages } from '../page/page-renderer.ts';
import { buildPipeline, type PipelineDeps } from '../pipeline.ts';
import type { SessionServerOptions } from '../server-options.ts';
import { nameTicket } from '../settings/name-ticket.ts';
import type { Settings } from '../settings/settings.ts';
import type { StoreOptions } from '../store/medium.ts';
import { StoreFailed } from '../store/store.ts';
import { showHost, startListening, stopListening } from './listening.ts';
import { StoreLifecycle } from './store-lifecycle.ts';

/** A server that listens, and what it works with. */
export interface RunningServer {
  readonly url: string;
  readonly secrets: Secrets;
  /** What stands behind the plain name of its ticket, see nameTicket; null: nothing. */
  readonly mark: string | null;
  readonly stores: StoreLifecycle;
  /** Lets requests in flight finish for so many real ms, then closes everything. An aborted signal cuts them off at once. Fails never. */
  stop(graceMs: number, signal?: AbortSignal): Promise<void>;
}

/** @throws StoreFailed, Error with one plain sentence: nothing is open then */
export type StartServer = (settings: Settings, signal: AbortSignal) => Promise<RunningServer>;

/** What stays the same over all starts of one server. */
export interface StartDeps
  extends Pick<
    PipelineDeps,
    'observer' | 'now' | 'log' | 'warn' | 'gate' | 'breakpoints' | 'quiescer' | 'history' | 'ended' | 'nextNumber'
  > {
  readonly options: SessionServerOptions;
  readonly storeOptions: StoreOptions;
}

/**
 * Real ms that a restart waits for its own port. One of the system's choosing may be that of anybody's outgoing connection for a moment,
 * even of a browser that knocks while the server is down.
 */
const REGAIN_MS = 2_000;

/** The start, in its order. Once bound, a server comes back to the same port. */
export function makeStart({ options, storeOptions, ...deps }: StartDeps): StartServer {
  const { host = '127.0.0.1', dataFolder = null, allowedHosts = [], wrapStore = (opened) => opened } = options;
  const { ownTicketName = false } = options;
  const siteFolder = options.siteFolder ?? path.join(import.meta.dirname, '../site');
  const languagesFolder = options.languagesFolder ?? path.join(import.meta.dirname, '../../languages');
  const passing = makeSecrets();
  let port = options.port ?? 0;
  let isBound = false;

  return async function start(settings, signal) {
    const isInstalled = dataFolder !== null && (options.secrets === undefined || ownTicketName);
    const installation = isInstalled ? await loadInstallation(dataFolder, options.rotateSecret) : null;
    const secrets = options.secrets ?? installation?.secrets ?? passing;
    const tag = (ownTicketName ? installation?.tag : null) ?? null;
    const pages = await loadPages({ siteFolder, languages: openLanguages(languagesFolder), secrets, warn: deps.warn });
    const named = nameTicket(settings, tag);
    const stores = await StoreLifecycle.open({ ...deps, secrets, storeOptions, wrapStore }, named, signal);
    let ownHosts: ReadonlySet<string> = new Set();
    const listen = async () => {
      const app = buildPipeline({
        ...deps,
        secrets,
        pages,
        siteFolder,
        generations: stores.generations,
        addRoutes: options.addRoutes ?? (() => undefined),
        ownHosts: () => ownHosts,
        countSessions: () => stores.count,
      });
      const http = createHttpServer(app, deps.warn);
      if (options.rewind || deps.history.isRecording) await openHistory(deps.history, stores, signal, deps.warn);
      signal.throwIfAborted();
      const onWaiting = () => deps.warn(`Port ${port} is taken by another program at the moment; it is waited for.`);
      await startListening(http, host, port, { ms: isBound ? REGAIN_MS : 0, signal, onWaiting });
      return http;
    };
    let http: Server;
    try {
      http = await listen();
    } catch (error) {
      await stores.close();
      throw error;
    }
    isBound = true;
    port = (http.address() as AddressInfo).port;
    ownHosts = listOwnHosts({ host, port, allowedHosts });
    const mark = ownTicketName ? (tag ?? String(port)) : null;
    // Its port is known only now; no request has come in yet.
    if (mark !== tag) stores.adopt(nameTicket(settings, mark));
    stores.recount();
    return {
      url: `http://${showHost(host)}:${port}`,
      secrets,
      mark,
      stores,
      async stop(graceMs, hurry) {
        await stopListening(http, graceMs, hurry);
        await stores.close();
      },
    };
  };
}

/** Begins the history, or goes on with it over a restart. A store that cannot be read through leaves the server without one. */
async function openHistory(
  history: HistoryRecorder,
  stores: StoreLifecycle,
  signal: AbortSignal,
  warn: (sentence: string) => void,
): Promise<void> {
  const { store, orders } = stores.generations.current;
  try {
    const contents = await readContents(store, orders, signal);
    if (history.isRecording) history.catchUp(contents);
    else history.start(contents);
  } catch (error) {
    if (!(error instanceof StoreFailed)) throw error;
    history.stop();
    warn(`No history is kept: ${error.message}`);
  }
}
