import type { Debugger, WebContents } from 'electron';
import type { TrafficBody, TrafficRecord } from '../../shared/traffic-records.ts';
import { NetworkReader, type TrafficOrigin } from './network-reader.ts';
import { type Refusal, RefusedCookieReader } from './refused-cookies.ts';
import type { TrafficBook } from './traffic-book.ts';

export interface NetworkWatch {
  readonly origin: TrafficOrigin;
  readonly book: TrafficBook;
  readonly isShop: (url: string) => boolean;
  readonly refused: (refusal: Refusal) => void;
}

/** What a page may keep of its answers' bodies for us, in bytes; the book keeps its own. */
const pageKeeps = { maxTotalBufferSize: 8 << 20, maxResourceBufferSize: 2 << 20, maxPostDataSize: 512 << 10 };

/** Kinds whose body is kept beyond the page: what a person asked for. The rest is asked of the page while it lives. */
const keptKinds: ReadonlySet<TrafficRecord['kind']> = new Set(['document', 'fetch', 'xhr']);

/**
 * The one owner of a pane's `debugger`: reads what Chromium tells about its network, and changes nothing on the wire.
 * Attached from the first load to the last, and again after whatever took it off.
 *
 * Not seen: what a service worker or a shared worker fetches by itself, WebSocket messages, and what a frame from another
 * site asks for before it has been attached to (its document is seen).
 */
export function watchNetwork(contents: WebContents, { origin, book, isShop, refused }: NetworkWatch): void {
  const link = contents.debugger;
  const refusals = new RefusedCookieReader(refused);
  const readers = new Map<string, NetworkReader>();
  /** Frames from other sites are targets of their own, each with its own names for requests. */
  const readerOf = (session: string): NetworkReader => {
    let reader = readers.get(session);
    if (!reader) {
      reader = new NetworkReader({
        origin,
        isShop,
        nextId: book.nextId,
        tell: (record) => book.put(record),
        whole: (record, requestId) => keepBody(link, book, record, requestId, session),
      });
      readers.set(session, reader);
    }
    return reader;
  };

  link.on('message', (_event, method, params: unknown, sessionId?: string) => {
    const session = sessionId ?? '';
    if (method === 'Target.attachedToTarget') follow(link, params);
    else if (method === 'Target.detachedFromTarget') readers.delete(sessionIn(params));
    else {
      refusals.read(method, params);
      readerOf(session).read(method, params);
    }
  });
  const attach = () => {
    if (!contents.isDestroyed()) attachTo(link);
  };
  // A crash, or a tool that took over: back as soon as that is over.
  link.on('detach', () => {
    readers.clear();
    setImmediate(attach);
  });
  contents.on('did-start-navigation', attach);
  const settle = () => {
    for (const reader of readers.values()) reader.settle(Date.now());
  };
  contents.on('did-stop-loading', settle);
  contents.on('did-frame-finish-load', settle);
  attach();
}

function attachTo(link: Debugger): void {
  if (link.isAttached()) return;
  try {
    link.attach('1.3');
  } catch {
    // Somebody else is attached: the page works all the same, and the next navigation tries again.
    return;
  }
  send(link, 'Network.enable', pageKeeps);
  send(link, 'Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
}

/** A frame from another site, or a worker: it tells of its own network. */
function follow(link: Debugger, params: unknown): void {
  const session = sessionIn(params);
  if (session === '') return;
  send(link, 'Network.enable', pageKeeps, session);
  send(link, 'Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, session);
}

function sessionIn(params: unknown): string {
  const session = typeof params === 'object' && params !== null && 'sessionId' in params ? params.sessionId : '';
  return typeof session === 'string' ? session : '';
}

/** A target that is gone cannot be asked any more: that is no error. */
function send(link: Debugger, method: string, params: object, session = ''): void {
  void (session === '' ? link.sendCommand(method, params) : link.sendCommand(method, params, session)).catch(() => {});
}

/** A page that is left takes its bodies along, so what a person asked for is fetched from it at once. */
function keepBody(link: Debugger, book: TrafficBook, record: TrafficRecord, requestId: string, session: string): void {
  const ask = async (): Promise<TrafficBody | null> => {
    if (!link.isAttached()) return null;
    const answer: unknown = await (session === ''
      ? link.sendCommand('Network.getResponseBody', { requestId })
      : link.sendCommand('Network.getResponseBody', { requestId }, session)
    ).catch(() => null);
    return readBody(answer);
  };
  if (keptKinds.has(record.kind) && (record.response?.bytes ?? 0) <= pageKeeps.maxResourceBufferSize) {
    void ask().then((body) => body && book.keepBody(record.id, body));
  } else book.askBodyLater(record.id, ask);
}

function readBody(answer: unknown): TrafficBody | null {
  if (typeof answer !== 'object' || answer === null || !('body' in answer) || !('base64Encoded' in answer)) return null;
  return typeof answer.body === 'string' ? { text: answer.body, base64: answer.base64Encoded === true } : null;
}
