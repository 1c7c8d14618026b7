import type { TrafficRecord } from '../../shared/traffic-records.ts';
import type { VisitorId } from '../../shared/visitor-id.ts';

/** What the server's record of an exchange tells, by which its other side can be found. */
export interface ShopExchange {
  readonly who: VisitorId;
  readonly method: string;
  /** Path and query, as the request line had them. */
  readonly target: string;
  /** ms since 1970 by the browser's clock (the server's may have been moved: take its lead off first). */
  readonly at: number;
}

/** Between the browser's deciding to send and the server's reading, with other requests before it, ms. */
const usuallyWithin = 5000;

/**
 * The wire's side of an exchange that the shop's inspector told of: same browser, method and target, nearest in time.
 * Null when it is not kept any more, or came from no pane.
 *
 * @param records in any order. @param shop the shop's origin, e.g. "http://127.0.0.1:7777".
 */
export function matchTraffic(
  records: readonly TrafficRecord[],
  exchange: ShopExchange,
  shop: string,
): TrafficRecord | null {
  let nearest: TrafficRecord | null = null;
  for (const record of records) {
    if (record.who !== exchange.who || record.request.method !== exchange.method) continue;
    if (record.request.url !== `${shop}${exchange.target}`) continue;
    const apart = Math.abs(record.at - exchange.at);
    if (apart > usuallyWithin) continue;
    if (nearest === null || apart < Math.abs(nearest.at - exchange.at)) nearest = record;
  }
  return nearest;
}
