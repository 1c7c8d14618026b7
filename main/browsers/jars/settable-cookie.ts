import type { CookieDetails, StoredCookie } from '../engine/cookie-store.ts';

/** The address a cookie belongs to. Cookies ignore ports. */
function addressOf(cookie: StoredCookie): string {
  const host = (cookie.domain ?? '').replace(/^\./, '');
  return `${cookie.secure ? 'https' : 'http'}://${host}${cookie.path ?? '/'}`;
}

/** A cookie as `set` takes it: a host-only cookie must not name its domain, or it would be sent to subdomains too. */
export function settableCookie(cookie: StoredCookie): CookieDetails {
  const { name, value, path, secure, httpOnly, sameSite, hostOnly, domain, expirationDate } = cookie;
  return {
    url: addressOf(cookie),
    name,
    value,
    sameSite,
    ...(path === undefined ? {} : { path }),
    ...(secure === undefined ? {} : { secure }),
    ...(httpOnly === undefined ? {} : { httpOnly }),
    ...(hostOnly || domain === undefined ? {} : { domain }),
    ...(expirationDate === undefined ? {} : { expirationDate }),
  };
}
