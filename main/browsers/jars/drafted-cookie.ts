import type { Cookie } from 'electron';
import type { CookieDraft } from '../../shared/bench-records.ts';

/** The cookie that a person wrote down, as the engine keeps it. @param before what stood there: gives an untouched value. */
export function draftedCookie(draft: CookieDraft, before: Cookie | null): Cookie {
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
