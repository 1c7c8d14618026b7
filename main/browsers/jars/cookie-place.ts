import type { CookieName } from '../../shared/bench-records.ts';
import type { CookieStore, StoredCookie } from '../engine/cookie-store.ts';
import { settableCookie } from './settable-cookie.ts';

/** The place in a jar where a cookie stands. */
export function nameOf({ name, domain = '', path = '/' }: StoredCookie): CookieName {
  return { name, domain, path };
}

/** The cookie in a place; null when there is none. */
export async function findCookie(store: CookieStore, { name, domain, path }: CookieName): Promise<StoredCookie | null> {
  const found = await store.get({ name });
  return found.find((cookie) => cookie.domain === domain && (cookie.path ?? '/') === path) ?? null;
}

/** Changes one place: lays `to` in, or takes `from` out when `to` is null. @throws the engine's words when it refuses */
export async function replaceCookie(
  store: CookieStore,
  from: StoredCookie | null,
  to: StoredCookie | null,
): Promise<void> {
  if (to) await store.set(settableCookie(to));
  // Not `remove`: it takes every cookie of that name that the address would be sent, those of other paths too.
  else if (from) await store.set({ ...settableCookie(from), expirationDate: 1 });
}

/** Whether two cookies stand in the same place of a jar (RFC 6265bis 5.7: name, domain and path together). */
export function sameKey(one: StoredCookie, other: StoredCookie): boolean {
  return one.name === other.name && one.domain === other.domain && (one.path ?? '/') === (other.path ?? '/');
}

/** Whether a jar holds the same here as there. Expiry does not count: a server may move it with every answer. */
export function sameCookie(one: StoredCookie | null, other: StoredCookie | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    sameKey(one, other) &&
    one.value === other.value &&
    (one.secure ?? false) === (other.secure ?? false) &&
    (one.httpOnly ?? false) === (other.httpOnly ?? false) &&
    one.sameSite === other.sameSite
  );
}
