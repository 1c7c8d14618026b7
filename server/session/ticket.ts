/** The ticket: the session ID as the browser shows it, in a signed cookie. */
import { randomBytes } from 'node:crypto';
import { unsign } from 'cookie-signature';
import type { RefusedWhy, ShownTicket } from '../inspector/records.ts';
import type { SessionKey } from '../session-types.ts';
import { sessionKeyOf } from '../store/session-key.ts';

/** 20 random bytes, 160 bits: more than the 64 bits of entropy that OWASP ASVS 5.0 (7.2.3: 128 bits) asks for. */
const ID_BYTES = 20;
const ID_PATTERN = /^[0-9a-f]{40}$/;
/** How everything begins that can be a ticket: the rest of a long Cookie header costs no signature. */
const TICKET_START = /^(?:s:)?[0-9a-f]{40}/;

export interface Ticket {
  readonly id: string;
  readonly key: SessionKey;
  /** The first four characters of the ID, for people to recognise a ticket by. */
  readonly hint: string;
}

export type ReadTicket =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'valid' } & Ticket)
  | { readonly kind: 'refused'; readonly hint: string; readonly why: RefusedWhy };

/** A new session ID: lower-case hex, so that media that fold case cannot confuse two of them. */
export function makeSessionId(): string {
  return randomBytes(ID_BYTES).toString('hex');
}

export function describeTicket(id: string): Ticket {
  return { id, key: sessionKeyOf(id), hint: id.slice(0, 4) };
}

/**
 * Reads the ticket from a Cookie header. Several cookies may have its name, in an order that says nothing (RFC 6265bis 5.8.3):
 * all are judged, and the one valid ticket counts. Never throws, whatever the header holds.
 */
export function readTicket(
  header: string | undefined,
  name: string,
  secrets: readonly string[],
  signed: boolean,
): ReadTicket {
  const [value, ...more] = valuesOf(header ?? '', name);
  if (value === undefined) return { kind: 'none' };
  const first = verifyTicket(value, secrets, signed);
  let valid = first.kind === 'valid' ? first : null;
  for (const other of more.filter((one) => TICKET_START.test(one))) {
    const ticket = verifyTicket(other, secrets, signed);
    if (ticket.kind !== 'valid' || ticket.id === valid?.id) continue;
    if (valid !== null) return { kind: 'refused', hint: valid.hint, why: 'several' };
    valid = ticket;
  }
  return valid ?? first;
}

/** The values of all cookies of that name, decoded as far as they can be. */
function valuesOf(header: string, name: string): readonly string[] {
  const values: string[] = [];
  for (const pair of header.split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0 && pair.slice(0, cut).trim() === name) values.push(decode(pair.slice(cut + 1).trim()));
  }
  return values;
}

function decode(value: string): string {
  const bare = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
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
  return { kind: 'valid', ...describeTicket(id) };
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
