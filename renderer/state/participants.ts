import type { JarColour, JarShape } from '../../main/shared/bench-records.ts';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import { jarOfVisitor } from '../../main/shared/visitor-id.ts';
import { type People, type Person, personOfVisitor } from './people.ts';

/** Nobody in particular. */
export const everyone = 'everyone';
/** Whoever is no pane of this window, together. */
export const guests = 'guests';
/** Everybody whose jar is closed, together: somebody of the same name and look may have come since. */
export const gone = 'gone';

/** Somebody, or several together, with a lane and a filter of their own. */
export interface Participant {
  /** A visitor's id, `guests` or `gone`. */
  readonly id: string;
  /** Null for several together: named in the window's language. */
  readonly name: string | null;
  /** Null for several together. */
  readonly shape: JarShape | null;
  readonly colour: JarColour;
  /** False: drawn hollow. */
  readonly here: boolean;
}

/** With whom somebody's requests are drawn and filtered. @param person null for a guest */
export function participantOf(person: Person | null): string {
  if (person === null) return guests;
  // Somebody in a recording never had a jar here.
  return person.here || jarOfVisitor(person.id) === null ? person.id : gone;
}

/** Everybody on the bench or in a recording; then, as long as something of them is left, who has gone, and all guests. */
export function participantsOf(people: People, exchanges: readonly ExchangeRecord[]): readonly Participant[] {
  const visitors = new Set(exchanges.map(({ who }) => who));
  const left = new Set([...visitors].map((who) => participantOf(personOfVisitor(people, who))));
  const present = [...people.values()].filter(({ id, here }) => here || left.has(id));
  const together = (id: string, here: boolean): readonly Participant[] =>
    left.has(id) ? [{ id, name: null, shape: null, colour: 'slate', here }] : [];
  return [
    ...present.map(({ id, name, shape, colour }) => ({ id, name, shape, colour, here: true })),
    ...together(gone, false),
    ...together(guests, true),
  ];
}

/** Whose exchanges are asked for, or everyone's once nothing of them is left (Reset): a filter that nobody sees filters nothing. */
export function standingWho(who: string, people: People, exchanges: readonly ExchangeRecord[]): string {
  const person = [...people.values()].find(({ id }) => id === who);
  if (who === everyone || person?.here) return who;
  // Her own filter is gone with her: what she did is found with those who have gone.
  const wanted = person ? participantOf(person) : who;
  const isLeft = exchanges.some((exchange) => participantOf(personOfVisitor(people, exchange.who)) === wanted);
  return isLeft ? wanted : everyone;
}
