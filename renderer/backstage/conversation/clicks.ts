import { compareExchangeIds, type ExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { VisitorId } from '../../../main/shared/visitor-id.ts';
import { headersOf } from '../../../main/shared/wire-headers.ts';
import { foreignOf } from '../../state/foreign-exchange.ts';
import type { Arrow } from './arrow.ts';
import { arrowsOf } from './beats.ts';

/** One deed of somebody and all that it caused: what decided, and what merely followed. */
export interface Click {
  /** The first exchange's. */
  readonly id: ExchangeId;
  /** Drawn arrow by arrow, in the order of their beginning: one exchange, or several that truly overlapped in time. */
  readonly deciding: readonly ExchangeRecord[];
  /** What came by itself: a redirect that was followed, files, what scripts fetched. Each deed's oldest first. */
  readonly followed: readonly ExchangeRecord[];
  /** Whether it did anything to a session, or was to do so and could not. */
  readonly changing: boolean;
}

/** A crowd is not drawn as one picture: more than this many overlapping exchanges are told apart. */
const mostTogether = 6;
/** A browser follows a redirect at once, ms. */
const followsWithin = 1500;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Exchanges as the clicks that caused them, in the order in which those began. */
export function groupClicks(exchanges: readonly ExchangeRecord[]): readonly Click[] {
  const ordered = [...exchanges].sort((one, other) => one.at - other.at || compareExchangeIds(one.id, other.id));
  const deeds: ExchangeRecord[][] = [];
  const latest = new Map<VisitorId, ExchangeRecord[]>();
  for (const exchange of ordered) {
    const deed = latest.get(exchange.who);
    if (deed && followsFrom(deed, exchange)) {
      deed.push(exchange);
      continue;
    }
    const next = [exchange];
    deeds.push(next);
    latest.set(exchange.who, next);
  }
  return drawTogether(deeds.map(clickOf));
}

export interface PlacedArrow extends Arrow {
  readonly exchange: ExchangeRecord;
}

/** The arrows of exchanges that are drawn as one, in the order in which they happened. */
export function arrowsTogether(exchanges: readonly ExchangeRecord[]): readonly PlacedArrow[] {
  const arrows = exchanges.flatMap((exchange) => arrowsOf(exchange).map((arrow) => ({ ...arrow, exchange })));
  // Sorting is stable: one exchange's arrows keep their own order.
  return exchanges.length === 1 ? arrows : arrows.sort((one, other) => one.at - other.at);
}

/** The browser came back for the address that it had just been sent to. @param before of the same visitor */
function followsRedirect(before: ExchangeRecord, after: ExchangeRecord): boolean {
  if (after.at - before.at > followsWithin + before.tookMs) return false;
  const location = headersOf(before.response.headers, 'location')[0];
  return location?.endsWith(after.request.target) ?? false;
}

/** Did something to a session, or was to and could not: what a class looks at first. */
function isChanging({ session, request, response }: ExchangeRecord): boolean {
  if (session.effect !== 'none' && session.effect !== 'read') return true;
  return !safe.has(request.method) || headersOf(response.headers, 'set-cookie').length > 0;
}

/**
 * Whether it came by itself from what the same visitor did before. A browser says so: Fetch Metadata (W3C) names what a request is for and
 * whether a person's hand was in it. A client that says nothing of the kind did each thing on purpose.
 */
function followsFrom(before: readonly ExchangeRecord[], exchange: ExchangeRecord): boolean {
  if (!safe.has(exchange.request.method)) return false;
  const foreign = foreignOf(exchange);
  if (foreign && foreign.kind !== 'document') return true;
  const [purpose] = headersOf(exchange.request.headers, 'sec-fetch-dest');
  if (purpose !== undefined && purpose !== 'document') return true;
  return before.some((one) => followsRedirect(one, exchange));
}

function clickOf(exchanges: readonly ExchangeRecord[]): Click {
  const [first] = exchanges;
  const deciding = exchanges.find(isChanging) ?? first;
  if (!first || !deciding) throw new Error('a deed without exchanges');
  return {
    id: first.id,
    deciding: [deciding],
    followed: exchanges.filter((one) => one !== deciding),
    changing: isChanging(deciding),
  };
}

/** What decided at the same time is drawn as one picture: who overtook whom is the point of it. */
function drawTogether(clicks: readonly Click[]): readonly Click[] {
  const drawn: Click[] = [];
  for (const click of clicks) {
    const last = drawn.at(-1);
    const [exchange] = click.deciding;
    if (last && exchange && last.deciding.length < mostTogether && exchange.at < endOf(last)) {
      drawn[drawn.length - 1] = {
        id: last.id,
        deciding: [...last.deciding, ...click.deciding],
        followed: [...last.followed, ...click.followed],
        changing: last.changing || click.changing,
      };
    } else drawn.push(click);
  }
  return drawn;
}

function endOf({ deciding }: Click): number {
  return Math.max(...deciding.map(({ at, tookMs }) => at + tookMs));
}
