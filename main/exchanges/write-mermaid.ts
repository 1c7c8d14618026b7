import type { Exchange, Step } from '../../server/inspector/records.ts';
import { isSecretField } from '../network/traffic/secret-names.ts';
import type { Say } from '../shared/messages/messages.ts';
import { headerOf } from '../shared/wire-headers.ts';
import { showActing } from './snippets/acting-characters.ts';
import type { TakenExchange } from './taken-exchange.ts';
import { cookiesSent, cookiesSet, formFields } from './wire-lines.ts';

/** Characters of one line in the picture. */
const mostText = 90;

/**
 * Exchanges as a Mermaid sequence diagram (https://mermaid.js.org/syntax/sequenceDiagram.html), in the order in which they
 * began: people, servers, and the store where the shop's inspector told what it did.
 */
export function writeMermaid(exchanges: readonly TakenExchange[], say: Say): string {
  const told = [...exchanges].sort((one, other) => one.record.at - other.record.at);
  const people = nameParticipants(
    'P',
    told.map((taken) => personOf(taken, say)),
  );
  const servers = nameParticipants('S', told.map(serverOf));
  const hasStore = told.some((taken) => taken.inspected?.steps.some((step) => step.kind === 'store') ?? false);
  const lines = ['sequenceDiagram'];
  for (const [name, id] of people) lines.push(`  actor ${id} as ${mermaidText(name)}`);
  for (const [name, id] of servers) lines.push(`  participant ${id} as ${mermaidText(name)}`);
  if (hasStore) lines.push(`  participant D as ${mermaidText(say('exchange.store'))}`);
  for (const taken of told) {
    const person = people.get(personOf(taken, say)) ?? 'P1';
    const server = servers.get(serverOf(taken)) ?? 'S1';
    lines.push(`  ${person}->>${server}: ${mermaidText(askedWords(taken))}`);
    for (const arrow of storeArrows(taken.inspected, server)) lines.push(`  ${arrow}`);
    const back = taken.record.failure === null ? '-->>' : '--x';
    lines.push(`  ${server}${back}${person}: ${mermaidText(answeredWords(taken))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Text that Mermaid shows as it is: its comment, directive, entity, line end and markup signs as entities. */
export function mermaidText(text: string): string {
  const line = showActing(text.replace(/\s+/g, ' ').trim());
  const short = line.length <= mostText ? line : `${line.slice(0, mostText - 1)}…`;
  // "wrap:" at the start of a message is an order to Mermaid.
  return (
    short.replace(/[#;<>%{}\\]|:(?=$)/g, (sign) => `#${sign.codePointAt(0)};`).replace(/^(no)?wrap:/, '$1wrap#58;') ||
    '…'
  );
}

function nameParticipants(letter: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(names)].map((name, index) => [name, `${letter}${index + 1}`]));
}

function personOf({ who }: TakenExchange, say: Say): string {
  return who ?? say('exchange.guest');
}

function serverOf({ record }: TakenExchange): string {
  return new URL(record.request.url).host;
}

function askedWords({ record }: TakenExchange): string {
  const { method, url, headers, body } = record.request;
  const { pathname, search } = new URL(url);
  const fields = (formFields(headers, body) ?? []).filter(([name]) => !isSecretField(name));
  const form = fields.map(([name, value]) => `${name}=${value}`).join(' ');
  const cookies = cookiesSent(headers).map(([name]) => name);
  return [
    `${method} ${pathname}${search}`,
    ...(form === '' ? [] : [`(${form})`]),
    ...(cookies.length === 0 ? [] : [`Cookie: ${cookies.join(', ')}`]),
  ].join(' ');
}

function answeredWords({ record }: TakenExchange): string {
  const { response, failure } = record;
  if (!response) return failure ?? '…';
  const location = headerOf(response.headers, 'location');
  const cookies = cookiesSet(response.headers).map(({ name }) => name);
  return [
    `${response.status} ${response.statusText}`.trim(),
    ...(location === null ? [] : [`→ ${location}`]),
    ...(cookies.length === 0 ? [] : [`Set-Cookie: ${cookies.join(', ')}`]),
  ].join(' ');
}

function storeArrows(told: Exchange | null, server: string): readonly string[] {
  const steps = (told?.steps ?? []).filter((step): step is Extract<Step, { kind: 'store' }> => step.kind === 'store');
  return steps.flatMap((step) => {
    const answer = step.op === 'read' || step.result !== 'done' ? [`D-->>${server}: ${mermaidText(step.result)}`] : [];
    return [`${server}->>D: ${mermaidText(`${step.op} ${step.key.slice(0, 6)}…`)}`, ...answer];
  });
}
