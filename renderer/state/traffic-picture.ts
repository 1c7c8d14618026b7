import type { ExchangeId } from '../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import type { TrafficNews, TrafficSnapshot } from '../../main/shared/traffic-records.ts';
import { exchangeOf, type ForeignExchange, isTold } from './foreign-exchange.ts';
import type { ServerPicture } from './server-picture.ts';

/** Everything the window knows about what went to other servers than the shop. */
export interface TrafficPicture {
  readonly seq: number;
  /** By record, in the order in which they began; null while under way. */
  readonly records: ReadonlyMap<ExchangeId, ForeignExchange | null>;
  /** Ended, oldest first by their end. */
  readonly exchanges: readonly ForeignExchange[];
  /** How many of each person's are not kept any more. */
  readonly gone: TrafficNews['gone'];
}

export const noTraffic: TrafficPicture = { seq: 0, records: new Map(), exchanges: [], gone: [] };

export function trafficOf({ seq, records, gone }: TrafficSnapshot): TrafficPicture {
  return takeNews({ ...noTraffic, seq: seq - 1 }, { seq, cleared: false, records, dropped: [], gone });
}

/** News that the picture already holds is ignored, so that a snapshot and a stream may overlap. */
export function takeNews(picture: TrafficPicture, news: TrafficNews): TrafficPicture {
  if (news.seq <= picture.seq) return picture;
  const records = new Map(news.cleared ? [] : picture.records);
  for (const record of news.records) records.set(record.id, isTold(record) ? exchangeOf(record) : null);
  for (const id of news.dropped) records.delete(id);
  const exchanges = [...records.values()].filter((exchange) => exchange !== null).sort(byEnd);
  return { seq: news.seq, records, exchanges, gone: news.gone };
}

const merged = new WeakMap<readonly ExchangeRecord[], WeakMap<TrafficPicture, readonly ExchangeRecord[]>>();

/** The shop's exchanges and everybody else's, oldest first by their end. Made once for each pair. */
export function allExchanges(server: ServerPicture, traffic: TrafficPicture): readonly ExchangeRecord[] {
  const shop = server.exchanges;
  if (traffic.exchanges.length === 0) return shop;
  let made = merged.get(shop);
  if (!made) {
    made = new WeakMap();
    merged.set(shop, made);
  }
  let all = made.get(traffic);
  if (!all) {
    all = mergeByEnd(shop, traffic.exchanges, server.clockLead);
    made.set(traffic, all);
  }
  return all;
}

/** @param lead ms that the shop's clock is ahead: it can be moved, the browser's cannot. */
function mergeByEnd(
  shop: readonly ExchangeRecord[],
  foreign: readonly ExchangeRecord[],
  lead: number,
): readonly ExchangeRecord[] {
  const all: ExchangeRecord[] = [];
  let next = 0;
  for (const exchange of shop) {
    const end = exchange.at - lead + exchange.tookMs;
    for (let other = foreign[next]; other && other.at + other.tookMs < end; other = foreign[next]) {
      all.push(other);
      next++;
    }
    all.push(exchange);
  }
  all.push(...foreign.slice(next));
  return all;
}

function byEnd(one: ExchangeRecord, other: ExchangeRecord): number {
  return one.at + one.tookMs - (other.at + other.tookMs);
}
