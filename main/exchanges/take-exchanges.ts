import { STATUS_CODES } from 'node:http';
import type { Exchange, InspectorSnapshot } from '../../server/inspector/records.ts';
import { matchTraffic } from '../network/traffic/match-traffic.ts';
import type { TrafficLog } from '../network/traffic/traffic-log.ts';
import { AskError } from '../shared/ask-error.ts';
import type { JarState } from '../shared/bench-records.ts';
import { type ExchangeId, parseExchangeId } from '../shared/exchange-id.ts';
import type { TrafficRecord } from '../shared/traffic-records.ts';
import type { IdentifyVisitor, VisitorId } from '../shared/visitor-id.ts';
import { headerOf } from '../shared/wire-headers.ts';
import type { TakenExchange, WireRecord } from './taken-exchange.ts';

/** A taken exchange with what only main needs: the record itself, and whose it is. */
export interface KnownExchange extends TakenExchange {
  /** Null: from a guest, told by the inspector alone, so masked. */
  readonly traffic: TrafficRecord | null;
  readonly person: JarState | null;
}

export interface TakingDeps {
  readonly log: TrafficLog;
  readonly snapshot: () => Promise<InspectorSnapshot>;
  /** The shop's origin. */
  readonly shop: string;
  readonly identify: IdentifyVisitor;
  /** Whose jar it is, now or earlier; null for a guest. */
  readonly personOf: (who: VisitorId) => JarState | null;
}

/** @throws AskError no-such-exchange when it is not kept any more. */
export async function takeExchanges(
  ids: readonly ExchangeId[],
  sources: TakingDeps,
): Promise<readonly KnownExchange[]> {
  const names = ids.map((id) => ({ id, name: parseExchangeId(id) }));
  const needsShop = names.some(({ name }) => name?.source === 'server');
  const snapshot = needsShop ? await sources.snapshot() : null;
  return Promise.all(
    names.map(async ({ id, name }) => {
      if (name?.source !== 'server') {
        const record = sources.log.record(id);
        if (!record) throw new AskError('no-such-exchange', id);
        return holdRecord(record, null, sources);
      }
      const inspected = snapshot?.exchanges.find((exchange) => exchange.id === name.number);
      if (!snapshot || !inspected) throw new AskError('no-such-exchange', id);
      const match = findMatch(inspected, snapshot, sources);
      return match ? holdRecord(match, inspected, sources) : holdGuest(inspected, sources);
    }),
  );
}

/** Everything that is kept: the jars' traffic, and what guests asked the shop for. */
export async function takeAll(sources: TakingDeps): Promise<readonly KnownExchange[]> {
  const snapshot = await sources.snapshot();
  const tellings = new Map<TrafficRecord['id'], Exchange>();
  const guests: KnownExchange[] = [];
  for (const inspected of snapshot.exchanges) {
    const match = findMatch(inspected, snapshot, sources);
    if (match) tellings.set(match.id, inspected);
    else guests.push(holdGuest(inspected, sources));
  }
  const ended = sources.log.records().filter((record) => record.tookMs !== null);
  const held = await Promise.all(ended.map((record) => holdRecord(record, tellings.get(record.id) ?? null, sources)));
  return [...held, ...guests].sort((one, other) => one.record.at - other.record.at);
}

function findMatch(
  inspected: Exchange,
  snapshot: InspectorSnapshot,
  { log, shop, identify }: TakingDeps,
): TrafficRecord | null {
  // The server's clock may have been moved.
  const at = inspected.at - (snapshot.now - Date.now());
  const { method, target } = inspected.request;
  return matchTraffic(log.records(), { who: identify(inspected.who), method, target, at }, shop);
}

async function holdRecord(
  record: TrafficRecord,
  inspected: Exchange | null,
  sources: TakingDeps,
): Promise<KnownExchange> {
  const person = sources.personOf(record.who);
  const body = await sources.log.body(record.id);
  const text = isEmpty(record) ? '' : body && !body.base64 ? body.text : null;
  return { who: person?.name ?? null, record, body: text, inspected, traffic: record, person };
}

/** No body at all is known to be empty (RFC 9110 6.4.1), though nobody keeps it. */
function isEmpty({ request, response }: TrafficRecord): boolean {
  if (!response) return false;
  const { status, headers } = response;
  return request.method === 'HEAD' || status === 204 || status === 304 || headerOf(headers, 'content-length') === '0';
}

/** What the inspector tells of a browser that is no pane: masked, and without bodies. */
function holdGuest(inspected: Exchange, { shop, identify, personOf }: TakingDeps): KnownExchange {
  const person = personOf(identify(inspected.who));
  const { method, target, headers, form } = inspected.request;
  const type = headerOf(inspected.response.headers, 'content-type') ?? '';
  const record: WireRecord = {
    paneId: null,
    at: inspected.at,
    tookMs: inspected.tookMs,
    kind: 'other',
    request: {
      method,
      url: URL.canParse(target, shop) ? new URL(target, shop).href : shop,
      headers,
      body: form && new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString(),
    },
    response: {
      status: inspected.response.status,
      statusText: STATUS_CODES[inspected.response.status] ?? '',
      protocol: 'http/1.1',
      headers: inspected.response.headers,
      mimeType: type.split(';')[0] ?? '',
      bytes: inspected.response.bytes,
      fromCache: false,
    },
    failure: null,
  };
  return { who: person?.name ?? null, record, body: null, inspected, traffic: null, person };
}
