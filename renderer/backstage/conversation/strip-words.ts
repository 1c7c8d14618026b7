import type { Say } from '../../../main/shared/messages/messages.ts';
import { sayPhrase } from '../../../main/shared/messages/phrase.ts';
import { type People, personOfVisitor } from '../../state/people.ts';
import { arrowsOfStrip, type PlacedArrow, type Strip } from './strips.ts';

/** One arrow in words. */
export function arrowWords(say: Say, arrow: PlacedArrow, people: People): string {
  const name = personOfVisitor(people, arrow.exchange.who)?.name ?? say('person.guest');
  return sayPhrase(say, arrow.says, { name }).trim();
}

/** A whole strip, as somebody would tell it. */
export function stripWords(say: Say, strip: Strip, people: People): string {
  return arrowsOfStrip(strip)
    .map((arrow) => arrowWords(say, arrow, people))
    .join(' ');
}
