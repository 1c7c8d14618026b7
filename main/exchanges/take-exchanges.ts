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

export interface Sources {
  readonly log: TrafficLog;
  readonly snapshot: () => Promise<InspectorSnapshot>;
  /** The shop's origin. */
  readonly shop: string;
  readonly identify: IdentifyVisitor;
  /** Whose jar it is, now or earlier; null for a guest. */
  readonly personOf: (who: VisitorId) => JarState | null;
}

/** @throws AskError no-such-exchange when it is not kept any more. */
export async function takeExchanges(ids: readonly ExchangeId[], sources: Sources): Promise<readonly KnownExchange[]> {
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
      const told = snapshot?.exchanges.find((exchange) => exchange.id === name.number);
      if (!snapshot || !told) throw new AskError('no-such-exchange', id);
      const match = findMatch(told, snapshot, sources);
      return match ? holdRecord(match, told, sources) : holdGuest(told, sources);
    }),
  );
}

/** Everything that is kept: the jars' traffic, and what guests asked the shop for. */
export async function takeAll(sources: Sources): Promise<readonly KnownExchange[]> {
  const snapshot = await sources.snapshot();
  const tellings = new Map<TrafficRecord['id'], Exchange>();
  const guests: KnownExchange[] = [];
  for (const told of snapshot.exchanges) {
    const match = findMatch(told, snapshot, sources);
    if (match) tellings.set(match.id, told);
    else guests.push(holdGuest(told, sources));
  }
  const ended = sources.log.records().filter((record) => record.tookMs !== null);
  const held = await Promise.all(ended.map((record) => holdRecord(record, tellings.get(record.id) ?? null, sources)));
  return [...held, ...guests].sort((one, other) => one.record.at - other.record.at);
}

function findMatch(
  told: Exchange,
  snapshot: InspectorSnapshot,
  { log, shop, identify }: Sources,
): TrafficRecord | null {
  // The server's clock may have been moved.
  const at = told.at - (snapshot.now - Date.now());
  const { method, target } = told.request;
  return matchTraffic(log.records(), { who: identify(told.who), method, target, at }, shop);
}

async function holdRecord(record: TrafficRecord, told: Exchange | null, sources: Sources): Promise<KnownExchange> {
  const person = sources.personOf(record.who);
  const body = await sources.log.body(record.id);
  const text = isEmpty(record) ? '' : body && !body.base64 ? body.text : null;
  return { who: person?.name ?? null, record, body: text, told, traffic: record, person };
}

/** No body at all is known to be empty (RFC 9110 6.4.1), though nobody keeps it. */
function isEmpty({ request, response }: TrafficRecord): boolean {
  if (!response) return false;
  const { status, headers } = response;
  return request.method === 'HEAD' || status === 204 || status === 304 || headerOf(headers, 'content-length') === '0';
}

/** What the inspector tells of a browser that is no pane: masked, and without bodies. */
function holdGuest(told: Exchange, { shop, identify, personOf }: Sources): KnownExchange {
  const person = personOf(identify(told.who));
  const { method, target, headers, form } = told.request;
  const type = headerOf(told.response.headers, 'content-type') ?? '';
  const record: WireRecord = {
    paneId: null,
    at: told.at,
    tookMs: told.tookMs,
    kind: 'other',
    request: {
      method,
      url: URL.canParse(target, shop) ? new URL(target, shop).href : shop,
      headers,
      body: form && new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString(),
    },
    response: {
      status: told.response.status,
      statusText: STATUS_CODES[told.response.status] ?? '',
      protocol: 'http/1.1',
      headers: told.response.headers,
      mimeType: type.split(';')[0] ?? '',
      bytes: told.response.bytes,
      fromCache: false,
    },
    failure: null,
  };
  return { who: person?.name ?? null, record, body: null, told, traffic: null, person };
}
