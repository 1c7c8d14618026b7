import type { ExchangeId } from '../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import { isFile } from './foreign-exchange.ts';
import { everyone, participantOf } from './participants.ts';
import { type People, type Person, personOfVisitor } from './people.ts';

/** One line of the log and whose it is; `person` null for a guest. */
export interface LogLine {
  readonly id: ExchangeId;
  readonly exchange: ExchangeRecord;
  readonly person: Person | null;
}

/** What a log can be narrowed to. */
export const logMethods = ['any', 'GET', 'POST', 'HEAD'] as const;
export type LogMethod = (typeof logMethods)[number];
/** By the first digit of the status (RFC 9110 section 15). */
export const logStatuses = ['any', '2', '3', '4', '5'] as const;
export type LogStatus = (typeof logStatuses)[number];

/** Filter: person first, then method, status and text. `who` is a participant's id, or `everyone`. */
export interface LogFilter {
  readonly who: string;
  readonly method?: LogMethod;
  readonly status?: LogStatus;
  readonly text: string;
  /** With the files that pages bring along (style, scripts, pictures). */
  readonly files?: boolean;
}

/** Everything but the files that pages bring along. */
export const wholeLog: Required<LogFilter> = { who: everyone, method: 'any', status: 'any', text: '', files: false };

/** The lines that the filter lets through, oldest first. */
export function filterLog(exchanges: readonly ExchangeRecord[], people: People, filter: LogFilter): readonly LogLine[] {
  const words = filter.text.trim().toLowerCase();
  const lines: LogLine[] = [];
  const { method = 'any', status = 'any', files = false } = filter;
  for (const exchange of exchanges) {
    if (!files && isFile(exchange)) continue;
    if (method !== 'any' && exchange.request.method !== method) continue;
    if (status !== 'any' && String(exchange.response.status)[0] !== status) continue;
    if (words !== '' && !exchange.line.toLowerCase().includes(words)) continue;
    const person = personOfVisitor(people, exchange.who);
    if (filter.who !== everyone && filter.who !== participantOf(person)) continue;
    lines.push({ id: exchange.id, exchange, person });
  }
  return lines;
}
