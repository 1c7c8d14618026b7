import type { TrafficRecord } from '../../shared/traffic-records.ts';
import { headerOf } from '../../shared/wire-headers.ts';

/** Methods by which a browser only looks (RFC 9110 9.2.1). */
const looks: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a record is one of those that a person would look for later: a page, something sent, a cookie set, an open channel.
 * Files and what scripts ask for again and again weigh less, and go first.
 */
export function weighsMuch({ kind, request, response }: Pick<TrafficRecord, 'kind' | 'request' | 'response'>): boolean {
  return (
    kind === 'document' ||
    kind === 'websocket' ||
    kind === 'eventsource' ||
    !looks.has(request.method) ||
    headerOf(response?.headers ?? [], 'set-cookie') !== null
  );
}
