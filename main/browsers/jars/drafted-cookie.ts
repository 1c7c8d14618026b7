import type { CookieDraft } from '../../shared/bench-records.ts';
import type { StoredCookie } from '../engine/cookie-store.ts';

/** The cookie that a person wrote down, as the engine keeps it. @param before what stood there: gives an untouched value. */
export function draftedCookie(draft: CookieDraft, before: StoredCookie | null): StoredCookie {
  const { name, path, secure, httpOnly, sameSite, hostOnly, host, expiresAt } = draft;
  return {
    name,
    value: draft.value ?? before?.value ?? '',
    domain: hostOnly ? host : `.${host}`,
    hostOnly,
    path,
    secure,
    httpOnly,
    sameSite,
    session: expiresAt === null,
    ...(expiresAt === null ? {} : { expirationDate: expiresAt / 1000 }),
  };
}
