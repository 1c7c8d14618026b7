import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { TrafficKind, TrafficRecord } from '../../shared/traffic-records.ts';
import { addMessage } from './channel-messages.ts';
import { type Flight, Flights, type Hop, since, skipExtras } from './flights.ts';
import { linesOfFields, linesOfHead } from './head-lines.ts';
import {
  isNetworkEvent,
  type NetworkEvent,
  type NetworkEventName,
  networkEvents,
  type WireResponse,
} from './network-events.ts';
import { answerOf, recordOfRequest } from './record-of-request.ts';

/** Whose traffic it is. */
export type TrafficOrigin = Pick<TrafficRecord, 'who' | 'paneId'>;

export interface NetworkReaderDeps {
  readonly origin: TrafficOrigin;
  readonly isShop: (url: string) => boolean;
  readonly nextId: () => ExchangeId;
  /** The record is new, or there is more to say in it. */
  readonly tell: (record: TrafficRecord) => void;
  /** The answer is whole: its body can be asked for by this name, as long as the page keeps it. */
  readonly whole: (record: TrafficRecord, requestId: string) => void;
}

/** What a page waits for before it stops loading. */
const partsOfPage: ReadonlySet<TrafficKind> = new Set(['document', 'stylesheet', 'script', 'image', 'font']);

/**
 * Puts the engine's events together to records: one pane's. Pure but for what it tells. The true headers come in events of
 * their own (ExtraInfo), before or after the ones they belong to, one pair for each hop of a redirect.
 *
 * Electron before 43 loses events while its debugger moves on to the frame of a new document (electron/electron#51959): what a page
 * asks for with its first lines may be told from its answer on only (it is taken for the GET that it always is then), or, when the
 * page got a new process and the answer came at once, not at all. The end of the document or of its parts may never be told either
 * (see `settle`). Where nothing is lost, nothing is mended.
 */
export class NetworkReader {
  readonly #deps: NetworkReaderDeps;
  readonly #flights = new Flights();
  /** Seconds since 1970 when the protocol's own clock stood at 0. */
  #clockStart = 0;

  constructor(deps: NetworkReaderDeps) {
    this.#deps = deps;
  }

  /** @param method the event's name in the protocol. @param params unchecked. */
  read(method: string, params: unknown): void {
    if (!isNetworkEvent(method)) return;
    const parsed = networkEvents[method].safeParse(params);
    if (parsed.success) this.#readers[method](parsed.data as never);
  }

  /**
   * The page has stopped loading: what it is made of, was answered and not told to have ended has ended by now.
   *
   * @param now ms since 1970.
   */
  settle(now: number): void {
    for (const [requestId, hop] of this.#flights.newest()) {
      const { kind, response, tookMs } = hop.record;
      if (!partsOfPage.has(kind) || response === null || tookMs !== null) continue;
      hop.record = { ...hop.record, tookMs: Math.max(0, Math.round(now - hop.record.at)) };
      this.#deps.tell(hop.record);
      this.#deps.whole(hop.record, requestId);
    }
  }

  readonly #readers: { readonly [N in NetworkEventName]: (event: NetworkEvent<N>) => void } = {
    'Network.requestWillBeSent': (event) => {
      if (!/^https?:/.test(event.request.url)) return;
      const flight = this.#flights.findOrBegin(event.requestId);
      if (event.redirectResponse) this.#endByRedirect(flight, event.redirectResponse, event);
      this.#clockStart = event.wallTime - event.timestamp;
      const { url, method, headers, postData } = event.request;
      const hop: Hop = {
        record: this.#begin(event, { url, method, headers, postData }),
        began: event.timestamp,
        headBytes: 0,
      };
      flight.hops.push(hop);
      flight.fromCache = false;
      this.#show(flight, flight.hops.length - 1);
    },
    'Network.requestWillBeSentExtraInfo': ({ requestId, headers }) => {
      const flight = this.#flights.findOrBegin(requestId);
      const place = flight.sent.push(linesOfFields(headers)) - 1;
      this.#show(flight, place);
    },
    'Network.responseReceivedExtraInfo': ({ requestId, headers, headersText, statusCode }) => {
      const flight = this.#flights.findOrBegin(requestId);
      const lines = headersText ? linesOfHead(headersText, headers) : linesOfFields(headers);
      const place = flight.received.push({ status: statusCode, headers: lines }) - 1;
      this.#show(flight, place);
    },
    'Network.requestServedFromCache': ({ requestId }) => {
      const flight = this.#flights.find(requestId);
      if (flight) flight.fromCache = true;
    },
    'Network.responseReceived': ({ requestId, response, hasExtraInfo, timestamp, type }) => {
      if (!this.#flights.find(requestId) && !/^https?:/.test(response.url)) return;
      const flight = this.#flights.findOrBegin(requestId);
      const hop = flight.hops.at(-1) ?? this.#beginLate(flight, response, timestamp, type);
      if (!hasExtraInfo) skipExtras(flight);
      hop.headBytes = response.encodedDataLength;
      hop.record = {
        ...hop.record,
        waitedMs: since(hop, timestamp),
        response: answerOf(response, flight.fromCache),
      };
      this.#show(flight, flight.hops.length - 1);
    },
    'Network.loadingFinished': ({ requestId, timestamp, encodedDataLength }) => {
      const flight = this.#flights.find(requestId);
      const hop = flight?.hops.at(-1);
      if (!flight || !hop) return;
      const { response } = hop.record;
      const bytes = response?.fromCache ? 0 : Math.max(0, encodedDataLength - hop.headBytes);
      hop.record = { ...hop.record, tookMs: since(hop, timestamp), response: response && { ...response, bytes } };
      this.#show(flight, flight.hops.length - 1);
      this.#deps.whole(hop.record, requestId);
      this.#flights.forgetSoon(requestId, flight);
    },
    'Network.eventSourceMessageReceived': ({ requestId, timestamp, eventName, data }) => {
      const hop = this.#flights.find(requestId)?.hops.at(-1);
      if (!hop) return;
      const text = eventName === 'message' ? data : `${eventName}: ${data}`;
      const at = hop.record.at + since(hop, timestamp);
      hop.record = addMessage(hop.record, { at, way: 'in', text, bytes: Buffer.byteLength(data) });
      this.#deps.tell(hop.record);
    },
    'Network.loadingFailed': ({ requestId, timestamp, errorText }) => {
      const flight = this.#flights.find(requestId);
      const hop = flight?.hops.at(-1);
      if (!flight || !hop) return;
      hop.record = { ...hop.record, tookMs: since(hop, timestamp), failure: errorText };
      this.#show(flight, flight.hops.length - 1);
      this.#flights.forgetSoon(requestId, flight);
    },
  };

  #begin(
    event: Pick<NetworkEvent<'Network.requestWillBeSent'>, 'wallTime' | 'type'>,
    request: NetworkEvent<'Network.requestWillBeSent'>['request'],
  ): TrafficRecord {
    const { origin, isShop, nextId } = this.#deps;
    return recordOfRequest({ id: nextId(), ...origin, toShop: isShop(request.url) }, event, request);
  }

  /** A request that was not told of. When it was sent is not known either: it counts from its answer. */
  #beginLate(flight: Flight, { url }: WireResponse, timestamp: number, type: string): Hop {
    const wallTime = this.#clockStart + timestamp;
    const record = this.#begin({ wallTime, type }, { url, method: 'GET', headers: {} });
    const hop: Hop = { record, began: timestamp, headBytes: 0 };
    flight.hops.push(hop);
    return hop;
  }

  #endByRedirect(
    flight: Flight,
    response: WireResponse,
    { timestamp, redirectHasExtraInfo }: { readonly timestamp: number; readonly redirectHasExtraInfo: boolean },
  ): void {
    const hop = flight.hops.at(-1);
    if (!hop) return;
    if (!redirectHasExtraInfo) skipExtras(flight);
    const took = since(hop, timestamp);
    hop.record = { ...hop.record, waitedMs: took, tookMs: took, response: answerOf(response, flight.fromCache) };
    this.#show(flight, flight.hops.length - 1);
  }

  /** Puts what was truly on the wire into its hop, as far as both are there, and tells of it. */
  #show(flight: Flight, place: number): void {
    const hop = flight.hops[place];
    if (!hop) return;
    const { request, response } = hop.record;
    const sent = flight.sent[place];
    const received = flight.received[place];
    hop.record = {
      ...hop.record,
      request: sent ? { ...request, headers: sent } : request,
      response: response && received ? { ...response, ...received } : response,
    };
    this.#deps.tell(hop.record);
  }
}
