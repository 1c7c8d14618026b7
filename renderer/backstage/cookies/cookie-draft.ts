import type { CookieDraft, CookieView } from '../../../main/shared/bench-records.ts';
import type { MessageKey } from '../../../main/shared/messages/messages.ts';
import { refuseCookie } from './refuse-cookie.ts';

/** What stands in the form's fields, as typed. */
export interface CookieFields {
  readonly name: string;
  /** Null: not looked at, so not changed. */
  readonly value: string | null;
  readonly host: string;
  readonly hostOnly: boolean;
  readonly path: string;
  /** "2026-12-24T18:00" by this computer's clock; empty: until the browser is closed. */
  readonly expires: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: CookieView['sameSite'];
}

/** The fields for a cookie to be edited; for null, those of a new one for a host. */
export function fieldsOf(cookie: CookieView | null, host: string): CookieFields {
  if (!cookie) {
    const flags = { hostOnly: true, secure: false, httpOnly: false, sameSite: 'lax' } as const;
    return { name: '', value: '', host, path: '/', expires: '', ...flags };
  }
  const { name, hostOnly, path, secure, httpOnly, sameSite } = cookie;
  const expires = cookie.expiresAt === null ? '' : localMinute(cookie.expiresAt);
  const bare = cookie.domain.replace(/^\./, '');
  return { name, value: null, host: bare, hostOnly, path, expires, secure, httpOnly, sameSite };
}

/** The cookie that is meant, or the sentence that says why a browser would not keep it. @param now ms since 1970. */
export function readFields(
  fields: CookieFields,
  old: CookieView | null,
  now: number,
): { readonly ok: true; readonly cookie: CookieDraft } | { readonly ok: false; readonly reason: MessageKey } {
  const no = (reason: MessageKey) => ({ ok: false, reason }) as const;
  const { expires, ...rest } = fields;
  const name = fields.name.trim();
  const host = fields.host.trim().toLowerCase();
  if (name === '') return no('cookie-form.no-name');
  // RFC 6265bis 4.1.1: a name is a token; a value has neither semicolon nor line end.
  if (/[\s;=,]/.test(name)) return no('cookie-form.bad-name');
  if (fields.value !== null && /;/.test(fields.value)) return no('cookie-form.bad-value');
  if (host === '' || !URL.canParse(`http://${host}/`) || /[/:?#@]/.test(host)) return no('cookie-form.bad-host');
  if (!fields.path.startsWith('/') || /;/.test(fields.path)) return no('cookie-form.bad-path');
  // An untouched field keeps the seconds that it does not show.
  const untouched = old?.expiresAt != null && expires === localMinute(old.expiresAt);
  const expiresAt = expires === '' ? null : untouched ? old.expiresAt : new Date(expires).getTime();
  if (expiresAt !== null && !(expiresAt > now)) return no('cookie-form.past');
  const sameSite = { unspecified: null, no_restriction: 'none', lax: 'lax', strict: 'strict' } as const;
  const refusal = refuseCookie(
    {
      name,
      value: fields.value ?? '',
      domain: fields.hostOnly ? null : host,
      path: fields.path,
      secure: fields.secure,
      httpOnly: fields.httpOnly,
      sameSite: sameSite[fields.sameSite],
      partitioned: false,
      priority: null,
      maxAge: null,
      expires: expiresAt,
    },
    `https://${host}/`,
  );
  if (refusal) return no(`cookie.refused.${refusal}`);
  return { ok: true, cookie: { ...rest, name, host, expiresAt } };
}

/** @param at ms since 1970. Returns what `datetime-local` takes, by this computer's clock. */
function localMinute(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
