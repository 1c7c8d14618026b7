import type { TrafficRecord } from '../../shared/traffic-records.ts';
import { linesOfFields } from './head-lines.ts';
import type { NetworkEvent, WireResponse } from './network-events.ts';
import { readKind } from './traffic-kinds.ts';

type RequestSent = NetworkEvent<'Network.requestWillBeSent'>;

/** A body longer than this is not kept, in characters. */
const longestBody = 512 * 1024;

/** What is known of a request when it is sent. */
export function recordOfRequest(
  named: Pick<TrafficRecord, 'id' | 'who' | 'paneId' | 'toShop'>,
  { wallTime, type }: Pick<RequestSent, 'wallTime' | 'type'>,
  { url, method, headers, postData }: RequestSent['request'],
): TrafficRecord {
  return {
    ...named,
    at: wallTime * 1000,
    waitedMs: null,
    tookMs: null,
    kind: readKind(type.toLowerCase()),
    request: {
      method,
      url: withoutFragment(url),
      headers: linesOfFields(headers),
      body: postData !== undefined && postData.length <= longestBody ? postData : null,
    },
    response: null,
    failure: null,
  };
}

/** What is known of an answer when its head is there. */
export function answerOf(response: WireResponse, servedFromCache: boolean): NonNullable<TrafficRecord['response']> {
  const { status, statusText, protocol, headers, mimeType } = response;
  return {
    status,
    statusText,
    protocol,
    headers: linesOfFields(headers),
    mimeType,
    bytes: 0,
    fromCache: servedFromCache || response.fromDiskCache || response.fromPrefetchCache || response.fromServiceWorker,
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
