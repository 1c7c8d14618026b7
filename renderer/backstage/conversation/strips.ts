import { compareExchangeIds, type ExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { headerValues } from '../../state/exchange-steps.ts';
import type { Arrow } from './arrow.ts';
import { arrowsOf } from './beats.ts';

/** What is drawn as one: a single exchange, or several that truly overlapped in time. */
export interface Strip {
  /** The first exchange's. */
  readonly id: ExchangeId;
  readonly exchanges: readonly ExchangeRecord[];
  /** It came by itself from what stands above (a redirect followed): drawn as one click. */
  readonly continued: boolean;
}

export interface PlacedArrow extends Arrow {
  readonly exchange: ExchangeRecord;
}

/** A crowd is not drawn as one picture: more than this many overlapping exchanges start a new strip. */
const mostInStrip = 6;
/** A browser follows a redirect at once, ms. */
const followsWithin = 1500;

/** Exchanges, oldest first by their end, as the strips of the diagram in the order of their beginning. */
export function cutStrips(exchanges: readonly ExchangeRecord[]): readonly Strip[] {
  const ordered = [...exchanges].sort((one, other) => one.at - other.at || compareExchangeIds(one.id, other.id));
  const strips: { id: ExchangeId; exchanges: ExchangeRecord[]; continued: boolean; end: number }[] = [];
  for (const exchange of ordered) {
    const end = exchange.at + exchange.tookMs;
    const last = strips.at(-1);
    if (last && exchange.at < last.end && last.exchanges.length < mostInStrip) {
      last.exchanges.push(exchange);
      last.end = Math.max(last.end, end);
      continue;
    }
    const before = last?.exchanges.length === 1 ? last.exchanges[0] : undefined;
    const continued = before !== undefined && followsRedirect(before, exchange);
    strips.push({ id: exchange.id, exchanges: [exchange], continued, end });
  }
  return strips;
}

/** The arrows of a strip in the order in which they happened. */
export function arrowsOfStrip(strip: Strip): readonly PlacedArrow[] {
  const arrows = strip.exchanges.flatMap((exchange) => arrowsOf(exchange).map((arrow) => ({ ...arrow, exchange })));
  // Sorting is stable: one exchange's arrows keep their own order.
  return strip.exchanges.length === 1 ? arrows : arrows.sort((one, other) => one.at - other.at);
}

/** The same browser came back for the address that it had just been sent to. */
export function followsRedirect(before: ExchangeRecord, after: ExchangeRecord): boolean {
  if (before.who !== after.who || after.request.method !== 'GET') return false;
  if (after.at - before.at > followsWithin + before.tookMs) return false;
  const location = headerValues(before.response.headers, 'location')[0];
  return location?.endsWith(after.request.target) ?? false;
}
