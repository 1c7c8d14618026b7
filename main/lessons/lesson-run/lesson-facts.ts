/** What is so at one moment, as inspector, jars, settings and panes tell it: all that a check may look at. */
import type { SessionKey, SessionRow } from '../../../server/inspector/records.ts';
import type { JarState, PaneState } from '../../shared/bench-records.ts';
import type { RefusedCookie } from '../../shared/contract/jars.ts';
import type { ExchangeId } from '../../shared/exchange-id.ts';
import type { ExchangeRecord, HeldExchange } from '../../shared/exchange-records.ts';
import type { SettingsState } from '../../shared/settings-records.ts';

export interface LessonFacts {
  readonly jars: readonly JarState[];
  readonly panes: readonly PaneState[];
  /** The shop's origin. */
  readonly shop: string;
  /** Those of the run that is told now, oldest first: what was rewound is not among them. */
  readonly exchanges: readonly ExchangeRecord[];
  readonly rows: ReadonlyMap<SessionKey, SessionRow>;
  readonly settings: Pick<SettingsState, 'values' | 'clockAhead'>;
  readonly held: readonly HeldExchange[];
  readonly refused: readonly RefusedCookie[];
}

/** What was so when a step was entered. */
export interface StepMark {
  /** Exchanges that were there already. */
  readonly before: ReadonlySet<ExchangeId>;
  /** What each person's ticket opened, by the person's name in small letters. */
  readonly sessions: ReadonlyMap<string, { readonly key: SessionKey; readonly data: string }>;
}

/** Stands in a condition for whoever comes from outside the window, unless somebody on the bench is called so. */
export const outsider = 'stranger';

/** Somebody of the shop's people, by name in small letters; undefined when nobody is called so. */
export function findPerson({ jars }: Pick<LessonFacts, 'jars'>, who: string): JarState | undefined {
  return jars.find(({ name, site }) => site === 'shop' && name.toLowerCase() === who);
}

/** The row that somebody's ticket opens; undefined without a ticket, or when the store knows none for it. */
export function rowOf({ rows, ...facts }: LessonFacts, who: string): SessionRow | undefined {
  const ticket = findPerson(facts, who)?.ticket;
  return ticket?.kind === 'held' ? rows.get(ticket.key) : undefined;
}

/** What a step is measured against from now on. */
export function markStep(facts: LessonFacts): StepMark {
  const people = facts.jars.map(({ name }) => name.toLowerCase());
  const sessions = people.flatMap((who) => {
    const row = rowOf(facts, who);
    return row ? [[who, { key: row.key, data: JSON.stringify(row.data) }] as const] : [];
  });
  return { before: new Set(facts.exchanges.map(({ id }) => id)), sessions: new Map(sessions) };
}
