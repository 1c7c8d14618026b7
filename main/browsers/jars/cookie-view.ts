import type { CookieView } from '../../shared/bench-records.ts';
import type { StoredCookie } from '../engine/cookie-store.ts';
import { knowCookie } from './known-cookies.ts';

const charactersShown = 4;

/** A cookie for people's eyes: what it says about itself, its value masked. */
export function viewCookie(cookie: StoredCookie, ticket: boolean): CookieView {
  return {
    name: cookie.name,
    value: maskValue(cookie.value),
    domain: cookie.domain ?? '',
    hostOnly: cookie.hostOnly ?? true,
    path: cookie.path ?? '/',
    secure: cookie.secure ?? false,
    httpOnly: cookie.httpOnly ?? false,
    sameSite: cookie.sameSite,
    expiresAt: cookie.expirationDate === undefined ? null : Math.round(cookie.expirationDate * 1000),
    ticket,
    known: ticket ? null : knowCookie(cookie.name),
  };
}

/** The first characters and "…": enough to recognise a ticket, useless to show it. A signed value's "s:" does not count. */
export function maskValue(value: string): string {
  const bare = value.replace(/^s(?:%3A|:)/i, '');
  return bare.length <= charactersShown ? bare : `${bare.slice(0, charactersShown)}…`;
}

/** A Set-Cookie line, "name=value; attributes", with the value masked. */
export function maskLine(line: string): string {
  const end = line.indexOf(';');
  const pair = end < 0 ? line : line.slice(0, end);
  const equals = pair.indexOf('=');
  if (equals < 0) return line;
  return `${pair.slice(0, equals + 1)}${maskValue(pair.slice(equals + 1))}${end < 0 ? '' : line.slice(end)}`;
}
