import { z } from 'zod';
import type { ChannelMessage, TrafficRecord } from '../../shared/traffic-records.ts';
import { addMessage } from './channel-messages.ts';
import { linesOfFields, linesOfHead } from './head-lines.ts';
import type { NetworkReaderDeps } from './network-reader.ts';

/** The DevTools protocol's Network domain on WebSockets, the part that is read. */
const headers = z.record(z.string(), z.string());
const frame = z.object({
  requestId: z.string(),
  timestamp: z.number(),
  response: z.object({ opcode: z.number(), payloadData: z.string() }),
});
const socketEvents = {
  'Network.webSocketCreated': z.object({ requestId: z.string(), url: z.string() }),
  'Network.webSocketWillSendHandshakeRequest': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    wallTime: z.number(),
    request: z.object({ headers }),
  }),
  'Network.webSocketHandshakeResponseReceived': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    response: z.object({
      status: z.number(),
      statusText: z.string(),
      headers,
      headersText: z.string().optional(),
      requestHeaders: headers.optional(),
    }),
  }),
  'Network.webSocketFrameSent': frame,
  'Network.webSocketFrameReceived': frame,
  'Network.webSocketFrameError': z.object({
    requestId: z.string(),
    timestamp: z.number(),
    errorMessage: z.string(),
  }),
  'Network.webSocketClosed': z.object({ requestId: z.string(), timestamp: z.number() }),
} as const;

interface Socket {
  readonly url: string;
  record: TrafficRecord | null;
  /** Seconds of the protocol's clock, and ms since 1970, when the handshake was sent. */
  began: number;
}

type SocketReaderDeps = Pick<NetworkReaderDeps, 'origin' | 'isShop' | 'nextId' | 'tell'>;

/** Sockets that are remembered; a page must not decide how many. */
const mostSockets = 200;

/** Puts the engine's events on WebSockets together to records: the handshake, and what was said since. Pure but for what it tells. */
export class SocketReader {
  readonly #deps: SocketReaderDeps;
  readonly #sockets = new Map<string, Socket>();

  constructor(deps: SocketReaderDeps) {
    this.#deps = deps;
  }

  /** @param method the event's name in the protocol. @param params unchecked. */
  read(method: string, params: unknown): void {
    if (!Object.hasOwn(socketEvents, method)) return;
    const name = method as keyof typeof socketEvents;
    const parsed = socketEvents[name].safeParse(params);
    if (parsed.success) this.#readers[name](parsed.data as never);
  }

  readonly #readers: {
    readonly [N in keyof typeof socketEvents]: (event: z.infer<(typeof socketEvents)[N]>) => void;
  } = {
    'Network.webSocketCreated': ({ requestId, url }) => {
      this.#sockets.set(requestId, { url, record: null, began: 0 });
      const oldest = this.#sockets.size > mostSockets ? this.#sockets.keys().next().value : undefined;
      if (oldest !== undefined) this.#sockets.delete(oldest);
    },
    'Network.webSocketWillSendHandshakeRequest': ({ requestId, timestamp, wallTime, request }) => {
      const socket = this.#sockets.get(requestId);
      if (!socket) return;
      socket.began = timestamp;
      this.#put(socket, {
        id: this.#deps.nextId(),
        ...this.#deps.origin,
        toShop: this.#deps.isShop(socket.url.replace(/^ws/, 'http')),
        at: wallTime * 1000,
        waitedMs: null,
        tookMs: null,
        kind: 'websocket',
        request: { method: 'GET', url: socket.url, headers: linesOfFields(request.headers), body: null },
        response: null,
        failure: null,
        messages: { count: 0, newest: [] },
      });
    },
    'Network.webSocketHandshakeResponseReceived': ({ requestId, timestamp, response }) => {
      const socket = this.#sockets.get(requestId);
      if (!socket?.record) return;
      const { status, statusText, headersText, requestHeaders } = response;
      const lines = headersText ? linesOfHead(headersText, response.headers) : linesOfFields(response.headers);
      const { request } = socket.record;
      this.#put(socket, {
        ...socket.record,
        waitedMs: since(socket, timestamp),
        request: requestHeaders ? { ...request, headers: linesOfFields(requestHeaders) } : request,
        response: {
          status,
          statusText,
          protocol: 'http/1.1',
          headers: lines,
          mimeType: '',
          bytes: 0,
          fromCache: false,
        },
      });
    },
    'Network.webSocketFrameSent': (event) => this.#say('out', event),
    'Network.webSocketFrameReceived': (event) => this.#say('in', event),
    'Network.webSocketFrameError': ({ requestId, errorMessage }) => {
      const socket = this.#sockets.get(requestId);
      if (socket?.record) this.#put(socket, { ...socket.record, failure: errorMessage });
    },
    'Network.webSocketClosed': ({ requestId, timestamp }) => {
      const socket = this.#sockets.get(requestId);
      if (socket?.record) this.#put(socket, { ...socket.record, tookMs: since(socket, timestamp) });
      this.#sockets.delete(requestId);
    },
  };

  #say(way: ChannelMessage['way'], { requestId, timestamp, response }: z.infer<typeof frame>): void {
    const socket = this.#sockets.get(requestId);
    if (!socket?.record) return;
    const at = socket.record.at + since(socket, timestamp);
    // 1: text; everything else comes as base64 (RFC 6455 11.8).
    const text = response.opcode === 1 ? response.payloadData : null;
    const bytes = text === null ? Math.floor((response.payloadData.length * 3) / 4) : Buffer.byteLength(text);
    this.#put(socket, addMessage(socket.record, { at, way, text, bytes }));
  }

  #put(socket: Socket, record: TrafficRecord): void {
    socket.record = record;
    this.#deps.tell(record);
  }
}

/** ms, with a tenth. */
function since({ began }: Socket, timestamp: number): number {
  return Math.max(0, Math.round((timestamp - began) * 10_000) / 10);
}
