import type { Json, JsonObject } from '../../../server/inspector/records.ts';
import type { ExchangeRecord } from '../../shared/exchange-records.ts';
import { jarOfVisitor, type VisitorId, visitorOfJar } from '../../shared/visitor-id.ts';
import { headerOf } from '../../shared/wire-headers.ts';
import type { Condition, Count, ExchangeFact, Fact } from '../lesson/condition-words.ts';
import { findPerson, type LessonFacts, outsider, rowOf, type StepMark } from './lesson-facts.ts';

type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** Whether something is so. Pure: the same facts give the same answer, whatever was clicked and however long it took. */
export function holds(condition: Condition, facts: LessonFacts, mark: StepMark): boolean {
  switch (condition.kind) {
    case 'not':
      return !holds(condition.of, facts, mark);
    case 'all':
      return condition.of.every((one) => holds(one, facts, mark));
    case 'any':
      return condition.of.some((one) => holds(one, facts, mark));
    case 'in-order':
      return inOrder(condition.of, facts);
    case 'in-step':
      return holds(
        condition.of,
        { ...facts, exchanges: facts.exchanges.filter(({ id }) => !mark.before.has(id)) },
        mark,
      );
    case 'exchange':
      return fits(condition.count ?? some, facts.exchanges.filter((one) => isExchange(one, condition, facts)).length);
    case 'cart':
      return holdsCart(condition, facts);
    case 'session':
      return holdsSession(condition, facts, mark);
    case 'sessions':
      return fits(condition.count, facts.rows.size);
    case 'cookie':
      return holdsCookie(condition, facts);
    case 'same-ticket': {
      const [one, other] = [findPerson(facts, condition.a)?.ticket, findPerson(facts, condition.b)?.ticket];
      return one?.kind === 'held' && other?.kind === 'held' && one.key === other.key;
    }
    case 'setting':
      return facts.settings.values[condition.name] === condition.is;
    case 'medium':
      return facts.settings.values.medium === condition.is;
    case 'clock':
      return facts.settings.clockAhead >= condition.ahead;
    case 'held': {
      const who = condition.who === undefined ? null : visitorOf(facts, condition.who);
      return fits(condition.count, facts.held.filter((one) => who === null || one.who === who).length);
    }
    case 'panes':
      return fits(condition.count ?? some, panesOf(condition, facts));
    case 'orders':
      return fits(condition.count, new Set(facts.exchanges.flatMap(orderOf)).size);
  }
}

const some: Count = { least: 1, most: null };

function fits({ least, most }: Count, found: number): boolean {
  return found >= least && (most === null || found <= most);
}

/** Undefined for nobody: no visitor is that. */
function visitorOf(facts: LessonFacts, who: string) {
  const person = findPerson(facts, who);
  return person && visitorOfJar(person.id);
}

function isExchange({ who, request, response }: ExchangeRecord, fact: ExchangeFact, facts: LessonFacts): boolean {
  if (fact.who !== undefined && !isVisitor(who, fact.who, facts)) return false;
  if (fact.method !== undefined && request.method !== fact.method) return false;
  if (fact.path !== undefined && !isPath(request.target.split('?')[0] ?? '', fact.path)) return false;
  return (
    fact.status === undefined || new RegExp(`^${fact.status.replaceAll('x', '\\d')}$`).test(String(response.status))
  );
}

function isVisitor(visitor: VisitorId, who: string, facts: LessonFacts): boolean {
  const known = visitorOf(facts, who);
  return known === undefined && who === outsider ? jarOfVisitor(visitor) === null : visitor === known;
}

function isPath(path: string, pattern: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}

/** One after the other, whatever came between. */
function inOrder(wanted: readonly ExchangeFact[], facts: LessonFacts): boolean {
  let place = 0;
  for (const exchange of facts.exchanges) {
    const next = wanted[place];
    if (next && isExchange(exchange, next, facts)) place += 1;
  }
  return place === wanted.length;
}

function holdsCart({ who, has, is, count }: FactOf<'cart'>, facts: LessonFacts): boolean {
  const cart = valueAt(rowOf(facts, who)?.data ?? {}, ['cart']);
  const lines = Object.entries(isObject(cart) ? cart : {}).filter(([, number]) => Number(number) > 0);
  const goods = lines.filter(([product]) => has === undefined || product === has);
  const found = goods.reduce((sum, [, number]) => sum + Number(number), 0);
  if (is === 'empty' && lines.length > 0) return false;
  if (has !== undefined || count !== undefined) return fits(count ?? some, found);
  return is === 'empty' || found > 0;
}

function holdsSession(fact: FactOf<'session'>, facts: LessonFacts, mark: StepMark): boolean {
  const { who, path, is, exists, changed, renewed, destroyed } = fact;
  const row = rowOf(facts, who);
  const before = mark.sessions.get(who);
  const data = row && JSON.stringify(row.data);
  if (exists !== undefined && exists !== (row !== undefined)) return false;
  if (changed !== undefined && changed !== (data !== before?.data)) return false;
  if (renewed !== undefined && renewed !== (row !== undefined && before !== undefined && row.key !== before.key))
    return false;
  if (destroyed !== undefined && destroyed !== (before !== undefined && !facts.rows.has(before.key))) return false;
  if (path === undefined)
    return [exists, changed, renewed, destroyed].some((one) => one !== undefined) || row !== undefined;
  const value = valueAt(row?.data ?? {}, path.split('.'));
  return is === undefined ? value !== undefined : is === (typeof value === 'string' ? value : JSON.stringify(value));
}

function holdsCookie(fact: FactOf<'cookie'>, facts: LessonFacts): boolean {
  const { who, name, exists, blocked, reason, httpOnly, secure, sameSite, lasts } = fact;
  const jar = findPerson(facts, who);
  const cookie = jar?.cookies.find((one) => (name === 'ticket' ? one.ticket : one.name === name));
  if (blocked !== undefined || reason !== undefined) {
    const cookieName = name === 'ticket' ? facts.settings.values.cookieName : name;
    const refusals = facts.refused.filter((one) => one.jarId === jar?.id && one.name === cookieName);
    const found = refusals.some(({ reasons }) => reason === undefined || reasons.some((one) => one.startsWith(reason)));
    if (found !== (blocked ?? true)) return false;
  } else if ((cookie !== undefined) !== (exists ?? true)) return false;
  if (httpOnly !== undefined && cookie?.httpOnly !== httpOnly) return false;
  if (secure !== undefined && cookie?.secure !== secure) return false;
  if (sameSite !== undefined && cookie?.sameSite !== sameSite) return false;
  return lasts === undefined || (cookie !== undefined && (cookie.expiresAt === null) === (lasts === 'browser'));
}

function panesOf({ who, at }: FactOf<'panes'>, facts: LessonFacts): number {
  const jarId = findPerson(facts, who)?.id;
  const mine = facts.panes.filter((pane) => pane.jarId === jarId && jarId !== undefined);
  return mine.filter(({ address }) => {
    if (at === undefined) return true;
    return address.startsWith(`${facts.shop}/`) && isPath(new URL(address).pathname, at);
  }).length;
}

/** The order that an exchange placed, by its number; the same form sent again leads to the same one. */
function orderOf({ request, response }: ExchangeRecord): readonly string[] {
  if (request.method !== 'POST' || request.target !== '/checkout/') return [];
  const to = headerOf(response.headers, 'location');
  return to?.startsWith('/orders/') ? [to] : [];
}

function valueAt(data: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as { readonly [key: string]: Json })[name];
  }
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
