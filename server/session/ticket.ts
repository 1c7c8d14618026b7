/** The ticket: the session ID as the browser shows it, in a signed cookie. */
import { randomBytes } from 'node:crypto';
import { parse } from 'cookie';
import { unsign } from 'cookie-signature';
import type { ShownTicket } from '../inspector/records.ts';
import type { SessionKey } from '../session-types.ts';
import { sessionKeyOf } from '../store/session-key.ts';

/** 20 random bytes, 160 bits: more than the 64 bits of entropy that OWASP ASVS 5.0 (7.2.3: 128 bits) asks for. */
const ID_BYTES = 20;
const ID_PATTERN = /^[0-9a-f]{40}$/;

export type ReadTicket =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid'; readonly id: string; readonly key: SessionKey; readonly hint: string }
  | { readonly kind: 'refused'; readonly hint: string; readonly why: 'signature' | 'malformed' };

/** A new session ID: lower-case hex, so that media that fold case cannot confuse two of them. */
export function makeSessionId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}

/** The first four characters, for people to recognise a ticket by. */
export function hintOf(id: string): string {
  return id.slice(0, 4);
}

/** Reads the ticket from a Cookie header. Never throws, whatever the header holds. */
export function readTicket(
  header: string | undefined,
  name: string,
  secrets: readonly string[],
  signed: boolean,
): ReadTicket {
  if (header === undefined || header === '') return { kind: 'none' };
  const value = parse(header)[name];
  return value === undefined ? { kind: 'none' } : verifyTicket(value, secrets, signed);
}

export type TicketReader = (header: string | undefined, name: string, signed: boolean) => ReadTicket;

/** How many Cookie headers a reader remembers, and how long they may be. */
const MOST_READ = 2_000;
const MOST_HEADER = 400;

/**
 * Reads tickets as `readTicket` does and remembers the latest answers: a browser shows the same header with every request, and
 * each costs an HMAC and a hash.
 */
export function makeTicketReader(secrets: readonly string[]): TicketReader {
  const read = new Map<string, ReadTicket>();
  return (header, name, signed) => {
    if (header === undefined || header === '') return { kind: 'none' };
    if (header.length > MOST_HEADER) return readTicket(header, name, secrets, signed);
    const key = `${name} ${signed} ${header}`;
    const before = read.get(key);
    if (before !== undefined) return before;
    const ticket = readTicket(header, name, secrets, signed);
    if (read.size >= MOST_READ) read.clear();
    read.set(key, ticket);
    return ticket;
  };
}

/** Checks one decoded cookie value (`s:<id>.<signature>`, or a bare ID when tickets are not signed). */
export function verifyTicket(value: string, secrets: readonly string[], signed: boolean): ReadTicket {
  const bare = value.startsWith('s:') ? value.slice(2) : value;
  const hint = /^[0-9a-f]{0,4}/.exec(bare)?.[0] ?? '';
  if (signed && !value.startsWith('s:')) return { kind: 'refused', hint, why: 'malformed' };
  const id = signed ? unsignWithAny(bare, secrets) : (bare.split('.')[0] ?? '');
  if (id === null) return { kind: 'refused', hint, why: bare.includes('.') ? 'signature' : 'malformed' };
  if (!ID_PATTERN.test(id)) return { kind: 'refused', hint, why: 'malformed' };
  return { kind: 'valid', id, key: sessionKeyOf(id), hint: hintOf(id) };
}

/** The ticket without its ID, as records may show it. */
export function showTicket(ticket: ReadTicket): ShownTicket {
  return ticket.kind === 'valid' ? { kind: 'valid', key: ticket.key, hint: ticket.hint } : ticket;
}

function unsignWithAny(value: string, secrets: readonly string[]): string | null {
  for (const secret of secrets) {
    const id = unsign(value, secret);
    if (id !== false) return id;
  }
  return null;
}
