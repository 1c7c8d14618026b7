import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';
import { sayPhrase } from '../../../main/shared/messages/phrase.ts';
import { type People, personOfVisitor } from '../../state/people.ts';
import { clickPhrase } from './click-phrase.ts';
import { arrowsTogether, type Click, type PlacedArrow } from './clicks.ts';

function nameOf(say: Say, { who }: ExchangeRecord, people: People): string {
  return personOfVisitor(people, who)?.name ?? say('person.guest');
}

/** One arrow in words. */
export function arrowWords(say: Say, arrow: PlacedArrow, people: People): string {
  return sayPhrase(say, arrow.says, { name: nameOf(say, arrow.exchange, people) }).trim();
}

/** What an exchange did, in one sentence. @param name empty: where the person's mark stands before it */
export function exchangeSentence(say: Say, exchange: ExchangeRecord, name: string): string {
  return sayPhrase(say, clickPhrase(exchange), { name }).trim();
}

/** A whole click, as somebody would tell it. */
export function clickWords(say: Say, { deciding }: Click, people: People): string {
  const sentences = deciding.map((exchange) => exchangeSentence(say, exchange, nameOf(say, exchange, people)));
  return [...sentences, ...arrowsTogether(deciding).map((arrow) => arrowWords(say, arrow, people))].join(' ');
}
