import type { JarId, JarState } from '../../main/shared/bench-records.ts';
import type { ExchangeId } from '../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import type { KnownSession } from '../../main/shared/traffic-records.ts';
import { visitorOfJar } from '../../main/shared/visitor-id.ts';
import type { SessionKey, SessionRow } from '../../server/inspector/records.ts';
import { type ForeignFacts, foreignOf } from '../state/foreign-exchange.ts';
import { personOfVisitor } from '../state/people.ts';
import { allExchanges } from '../state/traffic-picture.ts';
import type { WindowState } from '../state/window-state.ts';

type Seen = Pick<WindowState, 'jars' | 'people' | 'server' | 'traffic'>;

/** What was touched: a person (or the ticket in their jar), a row of the store, a request. */
export type ThreadEnd =
  | { readonly kind: 'person'; readonly jarId: JarId }
  | { readonly kind: 'row'; readonly key: SessionKey }
  | { readonly kind: 'exchange'; readonly id: ExchangeId };

/** The thread: everything that hangs together by one ticket. */
export interface Thread {
  /** Null when no ticket was ever in it. */
  readonly key: SessionKey | null;
  /** The ticket's first characters; empty without one. */
  readonly hint: string;
  readonly jars: readonly JarState[];
  readonly row: SessionRow | null;
  readonly exchangeIds: ReadonlySet<ExchangeId>;
}

/** Everything that hangs on what was touched; null when that is gone. */
export function followThread(state: Seen, end: ThreadEnd): Thread | null {
  const { jars: present, server, traffic } = state;
  if (end.kind === 'row') return byKey(state, end.key, hintOf(state, end.key));
  if (end.kind === 'person') {
    const jar = present.find((candidate) => candidate.id === end.jarId);
    if (!jar) return null;
    if (jar.ticket.kind === 'held') return byKey(state, jar.ticket.key, jar.ticket.hint);
    return {
      key: null,
      hint: '',
      jars: [jar],
      row: null,
      exchangeIds: idsWhere(state, (one) => one.who === visitorOfJar(jar.id)),
    };
  }
  const exchange = allExchanges(server, traffic).find((candidate) => candidate.id === end.id);
  if (!exchange) return null;
  const foreign = foreignOf(exchange);
  if (foreign) return byForeignSession(state, exchange, foreign);
  const side = exchange.session.after ?? exchange.session.before;
  if (side) return byKey(state, side.key, side.hint);
  if (exchange.ticket.kind === 'valid') return byKey(state, exchange.ticket.key, exchange.ticket.hint);
  const person = personOfVisitor(state.people, exchange.who);
  const jars = present.filter((jar) => visitorOfJar(jar.id) === person?.id);
  return { key: null, hint: '', jars, row: null, exchangeIds: new Set([exchange.id]) };
}

function byKey(state: Seen, key: SessionKey, hint: string): Thread {
  return {
    key,
    hint,
    jars: state.jars.filter((jar) => jar.ticket.kind === 'held' && jar.ticket.key === key),
    row: state.server.rows.get(key) ?? null,
    exchangeIds: idsWhere(state, (exchange) => carries(exchange, key)),
  };
}

/** The ticket was shown, given, or thrown away in this exchange. */
function carries({ ticket, session }: ExchangeRecord, key: SessionKey): boolean {
  return (ticket.kind === 'valid' && ticket.key === key) || session.before?.key === key || session.after?.key === key;
}

/** With somebody else's server: whoever showed the same session cookie there, as far as its first characters tell. */
function byForeignSession(state: Seen, exchange: ExchangeRecord, foreign: ForeignFacts): Thread {
  const session = foreign.gives ?? foreign.shows;
  const same = (one: KnownSession | null) => one !== null && one.name === session?.name && one.hint === session.hint;
  const carried = (other: ExchangeRecord) => {
    const facts = foreignOf(other);
    return facts !== null && facts.host === foreign.host && (same(facts.shows) || same(facts.gives));
  };
  const ids = session ? idsWhere(state, carried) : new Set([exchange.id]);
  const visitors = new Set(
    [...allExchanges(state.server, state.traffic)].filter(({ id }) => ids.has(id)).map(({ who }) => who),
  );
  return {
    key: null,
    hint: session?.hint ?? '',
    jars: state.jars.filter((jar) => visitors.has(visitorOfJar(jar.id))),
    row: null,
    exchangeIds: ids,
  };
}

function idsWhere({ server, traffic }: Seen, fits: (exchange: ExchangeRecord) => boolean): ReadonlySet<ExchangeId> {
  return new Set(
    allExchanges(server, traffic)
      .filter(fits)
      .map((exchange) => exchange.id),
  );
}

function hintOf({ server, jars }: Seen, key: SessionKey): string {
  const row = server.rows.get(key);
  if (row) return row.hint;
  const jar = jars.find(({ ticket }) => ticket.kind === 'held' && ticket.key === key);
  return jar?.ticket.kind === 'held' ? jar.ticket.hint : '';
}
