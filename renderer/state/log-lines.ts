import type { Exchange } from '../../server/inspector/records.ts';
import { type People, type Person, personByAgent } from './people.ts';

/** One line of the log and whose it is; `person` null for a guest. */
export interface LogLine {
  readonly id: number;
  readonly exchange: Exchange;
  readonly person: Person | null;
}

/** Filter: person first, then text. `who` is a jar's id, "guests", or "everyone". */
export interface LogFilter {
  readonly who: string;
  readonly text: string;
}

export const everyone = 'everyone';
export const guests = 'guests';

/** The lines that the filter lets through, oldest first. */
export function filterLog(exchanges: readonly Exchange[], people: People, filter: LogFilter): readonly LogLine[] {
  const words = filter.text.trim().toLowerCase();
  const lines: LogLine[] = [];
  for (const exchange of exchanges) {
    if (words !== '' && !exchange.line.toLowerCase().includes(words)) continue;
    const person = personByAgent(people, exchange.who.agent);
    if (filter.who !== everyone && filter.who !== (person?.jarId ?? guests)) continue;
    lines.push({ id: exchange.id, exchange, person });
  }
  return lines;
}
