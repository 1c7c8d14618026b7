/** What is new of the bench, slice by slice: made where the bench is, applied where it is shown. Pure. */
import type { BenchState, JarId, JarState, PaneId, PaneState } from './bench-records.ts';

/** Who somebody is: a jar without what lies in it. */
type PersonState = Omit<JarState, 'ticket' | 'cookies'>;

/** What lies in one jar, whole. */
interface JarCookies {
  readonly jarId: JarId;
  readonly ticket: JarState['ticket'];
  readonly cookies: JarState['cookies'];
}

/** Those facts of a pane that are not as they were told last. */
type PaneChange = Partial<PaneState> & { readonly id: PaneId };

/** The bench without its people and panes. */
export type BenchView = Omit<BenchState, 'jars' | 'panes'>;

/**
 * The slices that changed since the last news; one that is not there is as it was. They travel together, so that nobody
 * draws a pane without its person.
 */
export interface BenchNews {
  /** Everybody, in order, when somebody came, went or is called otherwise. */
  readonly people?: readonly PersonState[];
  /** The jars with other cookies than before; a new jar is told here when something lies in it. */
  readonly cookies?: readonly JarCookies[];
  /** The order of all panes, when one came, went or moved. */
  readonly order?: readonly PaneId[];
  /** Panes that came, whole, and what changed of the others. */
  readonly panes?: readonly PaneChange[];
  readonly view?: Partial<BenchView>;
}

const nothing: Pick<JarState, 'ticket' | 'cookies'> = { ticket: { kind: 'none' }, cookies: [] };

/** What differs between two states of the bench; null when nothing does. */
export function newsOfBench(before: BenchState, after: BenchState): BenchNews | null {
  const news: BenchNews = {
    ...someOr('people', changedPeople(before.jars, after.jars)),
    ...someOr('cookies', changedCookies(before.jars, after.jars)),
    ...someOr('order', changedOrder(before.panes, after.panes)),
    ...someOr('panes', changedPanes(before.panes, after.panes)),
    ...someOr('view', changesOf(viewOf(before), viewOf(after))),
  };
  return Object.keys(news).length === 0 ? null : news;
}

/** The bench as the news says. What the news does not touch is the same object as before, so that nothing of it is drawn anew. */
export function takeBenchNews(bench: BenchState, news: BenchNews): BenchState {
  return {
    ...bench,
    ...news.view,
    jars: takeJars(bench.jars, news),
    panes: takePanes(bench.panes, news),
  };
}

export function viewOf({ jars: _jars, panes: _panes, ...view }: BenchState): BenchView {
  return view;
}

function personOf({ ticket: _ticket, cookies: _cookies, ...person }: JarState): PersonState {
  return person;
}

function changedPeople(before: readonly JarState[], after: readonly JarState[]): readonly PersonState[] | null {
  const people = after.map(personOf);
  return sameFacts(before.map(personOf), people) ? null : people;
}

function changedCookies(before: readonly JarState[], after: readonly JarState[]): readonly JarCookies[] | null {
  const old = new Map(before.map((jar) => [jar.id, jar]));
  const changed = after.filter((jar) => {
    const { ticket, cookies } = old.get(jar.id) ?? nothing;
    return !(sameFacts(ticket, jar.ticket) && sameFacts(cookies, jar.cookies));
  });
  return changed.length === 0 ? null : changed.map(({ id, ticket, cookies }) => ({ jarId: id, ticket, cookies }));
}

function changedOrder(before: readonly PaneState[], after: readonly PaneState[]): readonly PaneId[] | null {
  const order = after.map(({ id }) => id);
  return sameFacts(
    before.map(({ id }) => id),
    order,
  )
    ? null
    : order;
}

function changedPanes(before: readonly PaneState[], after: readonly PaneState[]): readonly PaneChange[] | null {
  const old = new Map(before.map((pane) => [pane.id, pane]));
  const changed = after.flatMap((pane): readonly PaneChange[] => {
    const known = old.get(pane.id);
    if (!known) return [pane];
    const changes = changesOf(known, pane);
    return changes ? [{ ...changes, id: pane.id }] : [];
  });
  return changed.length === 0 ? null : changed;
}

/** The facts of `after` that are others than those of `before`; null when none is. */
function changesOf<T extends object>(before: T, after: T): Partial<T> | null {
  const changes: Partial<T> = {};
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (!sameFacts(before[key], after[key])) changes[key] = after[key];
  }
  return Object.keys(changes).length === 0 ? null : changes;
}

/** Plain records: what is written alike is alike. What is the same object, as a jar's untouched cookies are, is not written. */
function sameFacts(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function someOr<K extends string, T>(key: K, value: T | null): { readonly [key in K]?: T } {
  return (value === null ? {} : { [key]: value }) as { readonly [key in K]?: T };
}

function takeJars(jars: readonly JarState[], { people, cookies }: BenchNews): readonly JarState[] {
  if (!people && !cookies) return jars;
  const old = new Map(jars.map((jar) => [jar.id, jar]));
  const lying = new Map(cookies?.map(({ jarId, ...rest }) => [jarId, rest]));
  return (people ?? jars.map(personOf)).map((person): JarState => {
    const known = old.get(person.id);
    const inside = lying.get(person.id);
    if (known && !inside && sameFacts(personOf(known), person)) return known;
    return { ...person, ...(inside ?? { ticket: (known ?? nothing).ticket, cookies: (known ?? nothing).cookies }) };
  });
}

function takePanes(panes: readonly PaneState[], { order, panes: changes }: BenchNews): readonly PaneState[] {
  if (!order && !changes) return panes;
  const changed = new Map(changes?.map((change) => [change.id, change]));
  const old = new Map(panes.map((pane) => [pane.id, pane]));
  return (order ?? panes.map(({ id }) => id)).flatMap((id): readonly PaneState[] => {
    const known = old.get(id);
    const change = changed.get(id);
    if (known) return [change ? { ...known, ...change } : known];
    return isWhole(change) ? [change] : [];
  });
}

/** A pane that came is told whole. */
function isWhole(change: PaneChange | undefined): change is PaneState {
  return change?.jarId !== undefined;
}
