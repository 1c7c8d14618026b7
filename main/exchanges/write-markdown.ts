import type { Line } from '../../server/inspector/records.ts';
import type { Say } from '../shared/messages/messages.ts';
import { showActing } from './snippets/acting-characters.ts';
import type { TakenExchange } from './taken-exchange.ts';

/** Characters of a body; a page is not pasted into a ticket whole. */
const mostBody = 4_000;

/**
 * Exchanges as Markdown, to be pasted into an issue: each with a heading, the request and the answer as they were, but for
 * characters that a terminal or an editor acts on: these are shown.
 */
export function writeMarkdown(exchanges: readonly TakenExchange[], say: Say): string {
  return `${showActing(exchanges.map((taken) => writeOne(taken, say)).join('\n\n'))}\n`;
}

function writeOne({ who, record, body }: TakenExchange, say: Say): string {
  const { request, response, failure } = record;
  const address = new URL(request.url);
  const asked = [
    `${request.method} ${address.pathname}${address.search} HTTP/1.1`,
    ...written(request.headers, ['Host', address.host]),
    ...bodyLines(request.body),
  ];
  const answered = response && [
    `HTTP/1.1 ${response.status} ${response.statusText}`.trimEnd(),
    ...written(response.headers),
    ...bodyLines(body),
  ];
  const status = response ? `${response.status} ${response.statusText}`.trim() : (failure ?? '…');
  return [
    `### ${escapeMarkdown(`${who ?? say('exchange.guest')}: ${request.method} ${request.url}`)} → ${escapeMarkdown(status)}`,
    `${new Date(record.at).toISOString()}${record.tookMs === null ? '' : ` · ${Math.round(record.tookMs)} ms`}`,
    fence(asked),
    ...(answered ? [fence(answered)] : []),
  ].join('\n\n');
}

function written(headers: readonly Line[], first?: Line): readonly string[] {
  const named = headers.filter(([name]) => !name.startsWith(':'));
  const lines = first && !named.some(([name]) => name.toLowerCase() === 'host') ? [first, ...named] : named;
  return lines.map(([name, value]) => `${name}: ${value}`);
}

function bodyLines(body: string | null): readonly string[] {
  if (body === null || body === '') return [];
  return ['', body.length <= mostBody ? body : `${body.slice(0, mostBody)}…`];
}

/** Longer than any row of backticks inside (CommonMark 4.5), so that no body can end it. */
function fence(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}http\n${text}\n${marks}`;
}

/** What is special in a line of text (CommonMark 2.4). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replaceAll('\n', ' ');
}
