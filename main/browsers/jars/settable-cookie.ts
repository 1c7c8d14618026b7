import type { Cookie } from 'electron';

/** The address a cookie belongs to. Cookies ignore ports. */
function addressOf(cookie: Cookie): string {
  const host = (cookie.domain ?? '').replace(/^\./, '');
  return `${cookie.secure ? 'https' : 'http'}://${host}${cookie.path ?? '/'}`;
}

/** A cookie as `set` takes it: a host-only cookie must not name its domain, or it would be sent to subdomains too. */
export function settableCookie(cookie: Cookie): Electron.CookiesSetDetails {
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

/** Whether two cookies stand in the same place of a jar (RFC 6265bis 5.7: name, domain and path together). */
export function sameKey(one: Cookie, other: Cookie): boolean {
  return one.name === other.name && one.domain === other.domain && (one.path ?? '/') === (other.path ?? '/');
}

/** Whether a jar holds the same here as there. Expiry does not count: a server may move it with every answer. */
export function sameCookie(one: Cookie | null, other: Cookie | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    sameKey(one, other) &&
    one.value === other.value &&
    (one.secure ?? false) === (other.secure ?? false) &&
    (one.httpOnly ?? false) === (other.httpOnly ?? false) &&
    one.sameSite === other.sameSite
  );
}
