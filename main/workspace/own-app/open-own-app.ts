import { AskError } from '../../shared/ask-error.ts';
import { judgeVisit, type VisitRules } from '../../shared/site-kinds.ts';
import type { Bench } from '../bench/bench.ts';
import type { KnownApps } from './known-apps.ts';
import { readAppAddress } from './read-app-address.ts';
import { somebodyAnswers } from './somebody-answers.ts';

export interface OwnAppRoom {
  readonly bench: Bench;
  readonly rules: VisitRules;
  readonly known: KnownApps;
  /** What the last person at an app that is new here is called. */
  readonly strangerName: () => string;
}

/** Two users and a stranger. */
export const usualPeople = 3;

/**
 * Opens somebody's own app in place of the bench that is there: with the people who were there last and their session cookie, or
 * for some users and a stranger. Resolves to its address.
 *
 * @param typed as typed. @param count how many people; undefined: as many as last, or `usualPeople`.
 * @throws AskError bad-address, not-allowed-here, is-the-shop, nobody-answers: nothing has changed then.
 */
export async function openOwnApp(typed: string, count: number | undefined, room: OwnAppRoom): Promise<string> {
  const { bench, rules, known, strangerName } = room;
  const read = readAppAddress(typed);
  if (!read.ok) throw new AskError('bad-address', typed);
  const visit = judgeVisit('own', read.url, rules);
  if (visit === 'refused') throw new AskError('not-allowed-here', typed);
  if (visit !== 'allowed') throw new AskError('is-the-shop', typed);
  if (!(await somebodyAnswers(read.url))) throw new AskError('nobody-answers', read.url);
  const before = known.find(read.url);
  const names = before?.people ?? [...Array<null>((count ?? usualPeople) - 1).fill(null), strangerName()];
  const wanted = Array.from({ length: count ?? names.length }, (_, place) => names[place] ?? null);
  await bench.openOwnApp(read.url, wanted, before?.sessionCookie ?? null);
  return read.url;
}
