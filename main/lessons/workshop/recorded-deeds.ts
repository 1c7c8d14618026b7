import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { ExchangeRecord } from '../../shared/exchange-records.ts';
import { jarOfVisitor } from '../../shared/visitor-id.ts';
import { headerOf } from '../../shared/wire-headers.ts';
import { pathSchema, personSchema, productSchema } from '../lesson/condition-words.ts';
import type { Deed } from '../lesson/deed-words.ts';
import type { LessonFacts } from '../lesson-run/lesson-facts.ts';

/** The deeds that can be told from what is recorded; a pane opened, a page gone back to and the like leave too little. */
export type TellableDeed = Exclude<
  Deed,
  {
    readonly deed: 'tab' | 'twice' | 'visit' | 'press' | 'hold' | 'stranger' | 'release' | 'restart' | 'tidy';
  }
>;

export interface RecordedDeed {
  readonly deed: TellableDeed;
  /** The exchange that it was; null: it asked the shop for nothing. */
  readonly exchange: ExchangeId | null;
}

/** What may stand in a solution between quotation marks. */
const plain = /^[^'"`;{}&<>\\\n]{1,200}$/;

/**
 * What was done between two moments, in the words of a solution: what was asked of the shop, then what changed without being
 * asked of it. Pure. What no solution can say (something typed into an address line elsewhere, an edited cookie) is left out.
 */
export function findDeeds(before: LessonFacts, after: LessonFacts): readonly RecordedDeed[] {
  const known = new Set(before.exchanges.map(({ id }) => id));
  const fresh = after.exchanges.filter(({ id }) => !known.has(id));
  const asked = fresh.flatMap((exchange) => deedOf(exchange, after).map((deed) => ({ deed, exchange: exchange.id })));
  const moves = fresh.length === 0 ? findTicketMoves(before, after) : [];
  return [...asked, ...[...findFlips(before, after), ...moves].map((deed) => ({ deed, exchange: null }))];
}

function deedOf(exchange: ExchangeRecord, facts: LessonFacts): readonly TellableDeed[] {
  const { who, request, response } = exchange;
  const name = facts.jars.find(({ id, site }) => id === jarOfVisitor(who) && site === 'shop')?.name.toLowerCase();
  if (name === undefined || !personSchema.safeParse(name).success || response.refusal !== undefined) return [];
  const path = request.target.split('?')[0] ?? '';
  const deed = request.method === 'POST' ? sentDeed(name, path, request.form ?? []) : readDeed(name, path, exchange);
  return deed === null ? [] : [deed];
}

function sentDeed(who: string, path: string, form: readonly (readonly [string, string])[]): TellableDeed | null {
  const field = (name: string) => form.find(([one]) => one === name)?.[1] ?? '';
  switch (path) {
    case '/cart/add': {
      const product = productSchema.safeParse(field('product'));
      return product.success ? { deed: 'buy', who, product: product.data } : null;
    }
    case '/team/formdemo.html': {
      const [role, count] = [field('role'), field('count')];
      return plain.test(role) && /^[1-9]\d{0,2}$/.test(count) ? { deed: 'add', who, role, count } : null;
    }
    case '/login': {
      const name = field('name');
      return plain.test(name) && name.length <= 60 ? { deed: 'login', who, name } : null;
    }
    case '/checkout/':
      return { deed: 'order', who };
    case '/cart/clear':
      return { deed: 'empty', who };
    case '/logout':
      return { deed: 'logout', who };
    default:
      return null;
  }
}

/** A page that somebody went to; what a page fetches for itself is no deed. */
function readDeed(who: string, path: string, { request, response }: ExchangeRecord): TellableDeed | null {
  const isPage = (headerOf(response.headers, 'content-type') ?? '').startsWith('text/html');
  const meant = headerOf(request.headers, 'sec-fetch-dest') ?? 'document';
  if (request.method !== 'GET' || !isPage || response.status >= 300 || meant !== 'document') return null;
  return pathSchema.safeParse(path).success ? { deed: 'go', who, path } : null;
}

function findFlips({ settings: before }: LessonFacts, { settings: after }: LessonFacts): readonly TellableDeed[] {
  const names = Object.keys(after.values) as (keyof typeof after.values)[];
  const flips = names
    .filter((name) => before.values[name] !== after.values[name])
    .map((name): TellableDeed => ({ deed: 'flip', name, value: after.values[name] }));
  const ms = after.clockAhead - before.clockAhead;
  return ms > 0 ? [...flips, { deed: 'advance', ms }] : flips;
}

/** Tickets that came into a jar or went out of it without any request. */
function findTicketMoves(before: LessonFacts, after: LessonFacts): readonly TellableDeed[] {
  return after.jars.flatMap(({ id, name, site, ticket }): readonly TellableDeed[] => {
    const who = name.toLowerCase();
    const old = before.jars.find((jar) => jar.id === id)?.ticket;
    if (site !== 'shop' || old === undefined || !personSchema.safeParse(who).success) return [];
    if (old.kind === 'held' && ticket.kind !== 'held') return [{ deed: 'forget', who }];
    if (ticket.kind !== 'held' || (old.kind === 'held' && old.key === ticket.key)) return [];
    const from = before.jars.find(
      (jar) => jar.id !== id && jar.ticket.kind === 'held' && jar.ticket.key === ticket.key,
    );
    return from && personSchema.safeParse(from.name.toLowerCase()).success
      ? [{ deed: 'steal', who, from: from.name.toLowerCase() }]
      : [];
  });
}

/** Where the form of a deed lies, and the page that its answer leads to: doing it goes to both by itself. */
const ways: Readonly<Partial<Record<TellableDeed['deed'], readonly [form: string, answer: string]>>> = {
  buy: ['/shop/', '/cart/'],
  add: ['/team/formdemo.html', '/team/formdemo.html'],
  login: ['/', '/'],
  logout: ['/', '/'],
  order: ['/checkout/', '/orders/'],
  empty: ['/cart/', '/cart/'],
};

/** Whether a visit to a page is but the way to a form that was sent next, or what the answer before led to. */
export function isWay(deed: TellableDeed, last: TellableDeed | undefined, next: TellableDeed | undefined): boolean {
  if (deed.deed !== 'go') return false;
  const isOwn = (other: TellableDeed | undefined): other is TellableDeed =>
    other !== undefined && 'who' in other && other.who === deed.who;
  if (isOwn(next) && ways[next.deed]?.[0] === deed.path) return true;
  const answer = isOwn(last) ? ways[last.deed]?.[1] : undefined;
  return answer !== undefined && (answer === '/orders/' ? deed.path.startsWith(answer) : deed.path === answer);
}
