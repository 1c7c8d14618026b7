import { AskError } from '../../shared/ask-error.ts';
import { judgeVisit, type VisitRules } from '../../shared/site-kinds.ts';
import type { Bench } from '../bench/bench.ts';
import { readAppAddress } from './read-app-address.ts';
import { somebodyAnswers } from './somebody-answers.ts';

/**
 * Opens somebody's own app for two users and a stranger, in place of the bench that is there. Resolves to its address.
 *
 * @param typed as typed. @throws AskError bad-address, not-allowed-here, is-the-shop, nobody-answers: nothing has changed then.
 */
export async function openOwnApp(typed: string, bench: Bench, rules: VisitRules): Promise<string> {
  const read = readAppAddress(typed);
  if (!read.ok) throw new AskError('bad-address', typed);
  const visit = judgeVisit('own', read.url, rules);
  if (visit === 'refused') throw new AskError('not-allowed-here', typed);
  if (visit !== 'allowed') throw new AskError('is-the-shop', typed);
  if (!(await somebodyAnswers(read.url))) throw new AskError('nobody-answers', read.url);
  await bench.openOwnApp(read.url);
  return read.url;
}
