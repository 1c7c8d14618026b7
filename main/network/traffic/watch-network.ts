import type { DevToolsLink } from '../../browsers/engine/devtools-link.ts';
import type { PageView } from '../../browsers/engine/page-view.ts';
import { promptScript } from '../../browsers/engine/prompt-script.ts';
import type { TrafficBody, TrafficRecord } from '../../shared/traffic-records.ts';
import { NetworkReader, type TrafficOrigin } from './network-reader.ts';
import { type Refusal, RefusedCookieReader } from './refused-cookies.ts';
import { SocketReader } from './socket-reader.ts';
import type { TrafficLog } from './traffic-log.ts';

export interface NetworkWatch {
  readonly origin: TrafficOrigin;
  readonly log: TrafficLog;
  readonly isShop: (url: string) => boolean;
  readonly refused: (refusal: Refusal) => void;
  /** What the page's browser asks for now, e.g. "es,en". */
  readonly languages: () => string;
  /** @param spoken runs when it is something else. @returns what stops it */
  readonly onLanguage: (spoken: () => void) => () => void;
}

/** What a page may keep of its answers' bodies for us, in bytes; the log keeps its own. */
const pageKeeps = { maxTotalBufferSize: 8 << 20, maxResourceBufferSize: 2 << 20, maxPostDataSize: 512 << 10 };

/** Kinds whose body is kept beyond the page: what a person asked for. The rest is asked of the page while it lives. */
const keptKinds: ReadonlySet<TrafficRecord['kind']> = new Set(['document', 'fetch', 'xhr']);

/**
 * The one owner of a pane's `debugger`: reads what Chromium tells about its network, and changes nothing on the wire.
 * By the same link the page learns what its browser asks for: `navigator.language` is what `Accept-Language` says.
 * Attached from the first load to the last, and again after whatever took it off.
 *
 * Not seen: what a service worker or a shared worker fetches by itself (its own script too), and what a frame from another
 * site asks for before it has been attached to (its document is seen).
 */
export function watchNetwork(view: Pick<PageView, 'on' | 'devtools'>, watch: NetworkWatch): void {
  const { origin, log, isShop, refused, languages, onLanguage } = watch;
  const link = view.devtools;
  const refusals = new RefusedCookieReader(refused);
  const readers = new Map<string, NetworkReader>();
  const sockets = new SocketReader({ origin, isShop, nextId: log.nextId, tell: (record) => log.put(record) });
  /** Frames from other sites are targets of their own, each with its own names for requests. */
  const readerOf = (session: string): NetworkReader => {
    let reader = readers.get(session);
    if (!reader) {
      reader = new NetworkReader({
        origin,
        isShop,
        nextId: log.nextId,
        tell: (record) => log.put(record),
        whole: (record, requestId) => keepBody(link, log, record, requestId, session),
      });
      readers.set(session, reader);
    }
    return reader;
  };

  link.onMessage((method, params, session) => {
    if (method === 'Target.attachedToTarget') follow(link, params, languages());
    else if (method === 'Target.detachedFromTarget') readers.delete(sessionIn(params));
    else {
      refusals.read(method, params);
      sockets.read(method, params);
      readerOf(session).read(method, params);
    }
  });
  const attach = () => attachTo(link, languages());
  // A crash, or a tool that took over: back as soon as that is over.
  link.onDetached(() => {
    readers.clear();
    setImmediate(attach);
  });
  view.on('navigation-began', attach);
  const stop = onLanguage(() => link.attached && speak(link, languages()));
  view.on('closed', stop);
  const settle = () => {
    for (const reader of readers.values()) reader.settle(Date.now());
  };
  view.on('loading-ended', settle);
  view.on('frame-loaded', settle);
  attach();
}

function attachTo(link: DevToolsLink, languages: string): void {
  // Somebody else may be attached: the page works all the same, and the next navigation tries again.
  if (link.attached || !link.attach()) return;
  send(link, 'Network.enable', pageKeeps);
  speak(link, languages);
  send(link, 'Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  send(link, 'Page.enable', {});
  send(link, 'Page.addScriptToEvaluateOnNewDocument', { source: promptScript });
}

/** What `navigator.languages` says. The partition sends the same by itself; without an agent, that stays as it is. */
function speak(link: DevToolsLink, languages: string, session = ''): void {
  send(link, 'Emulation.setUserAgentOverride', { userAgent: '', acceptLanguage: languages }, session);
}

/** A frame from another site, or a worker: it tells of its own network. */
function follow(link: DevToolsLink, params: unknown, languages: string): void {
  const session = sessionIn(params);
  if (session === '') return;
  send(link, 'Network.enable', pageKeeps, session);
  speak(link, languages, session);
  send(link, 'Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, session);
}

function sessionIn(params: unknown): string {
  const session = typeof params === 'object' && params !== null && 'sessionId' in params ? params.sessionId : '';
  return typeof session === 'string' ? session : '';
}

/** A target that is gone cannot be asked any more: that is no error. */
function send(link: DevToolsLink, method: string, params: object, session = ''): void {
  void link.send(method, params, session).catch(() => {});
}

/** A page that is left takes its bodies along, so what a person asked for is fetched from it at once. */
function keepBody(
  link: DevToolsLink,
  log: TrafficLog,
  record: TrafficRecord,
  requestId: string,
  session: string,
): void {
  const ask = async (): Promise<TrafficBody | null> => {
    if (!link.attached) return null;
    return readBody(await link.send('Network.getResponseBody', { requestId }, session).catch(() => null));
  };
  if (keptKinds.has(record.kind) && (record.response?.bytes ?? 0) <= pageKeeps.maxResourceBufferSize) {
    void ask().then((body) => body && log.keepBody(record.id, body));
  } else log.askBodyLater(record.id, ask);
}

function readBody(answer: unknown): TrafficBody | null {
  if (typeof answer !== 'object' || answer === null || !('body' in answer) || !('base64Encoded' in answer)) return null;
  return typeof answer.body === 'string' ? { text: answer.body, base64: answer.base64Encoded === true } : null;
}
