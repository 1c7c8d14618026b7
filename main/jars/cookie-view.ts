import type { Cookie } from 'electron';
import type { CookieView } from '../ipc/contract.ts';

const charactersShown = 4;

/** A cookie for people's eyes: what it says about itself, its value masked. */
export function viewCookie(cookie: Cookie, ticket: boolean): CookieView {
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
  };
}

/** The first characters and "…": enough to recognise a ticket, useless to show it. A signed value's "s:" does not count. */
export function maskValue(value: string): string {
  const bare = value.replace(/^s(?:%3A|:)/i, '');
  return bare.length <= charactersShown ? bare : `${bare.slice(0, charactersShown)}…`;
}
