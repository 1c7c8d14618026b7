import type { CookieView } from '../../../main/shared/bench-records.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';
import { readSetCookie, type SetCookie } from '../../../main/shared/set-cookie.ts';
import { isLoopback } from '../../../main/shared/site-kinds.ts';
import { refuseCookie } from './refuse-cookie.ts';

/** What a Set-Cookie line came with. */
export interface CookieOrigin {
  /** The address that answered with it, e.g. "http://127.0.0.1:7777/cart/add". */
  readonly url: string;
  /** ms since 1970 by the browser's clock. */
  readonly now: number;
}

/**
 * A Set-Cookie line in sentences: what the browser does with it, for how long, where it sends it and who can read it; or
 * why it will not be stored (RFC 6265bis sections 4.1, 5.6 and 5.7).
 */
export function describeCookie(say: Say, line: string, origin: CookieOrigin): readonly string[] {
  const cookie = readSetCookie(line);
  if (!cookie) return [say('cookie.nothing')];
  const name = cookie.name === '' ? say('cookie.nameless') : cookie.name;
  const refusal = refuseCookie(cookie, origin.url);
  if (refusal) return [say('cookie.refused', { name, reason: say(`cookie.refused.${refusal}`) })];
  const lifeMs = lifeOf(cookie, origin.now);
  if (lifeMs !== null && lifeMs <= 0) return [say('cookie.thrown-away', { name })];
  return tellCookie(
    say,
    { ...cookie, path: cookie.path ?? defaultPath(origin.url) },
    lifeMs,
    new URL(origin.url).hostname,
  );
}

/** A cookie that a jar holds, in the same sentences. @param now ms since 1970. */
export function describeKeptCookie(say: Say, cookie: CookieView, now: number): readonly string[] {
  const sameSite = { unspecified: null, no_restriction: 'none', lax: 'lax', strict: 'strict' } as const;
  const domain = cookie.domain.replace(/^\./, '');
  return tellCookie(
    say,
    { ...cookie, domain: cookie.hostOnly ? null : domain, sameSite: sameSite[cookie.sameSite] },
    cookie.expiresAt === null ? null : Math.max(1000, cookie.expiresAt - now),
    domain,
  );
}

type Told = Pick<SetCookie, 'name' | 'domain' | 'secure' | 'httpOnly' | 'sameSite'> &
  Partial<Pick<SetCookie, 'partitioned' | 'priority'>> & { readonly path: string };

/** What a name promises by how it begins (RFC 6265bis 4.1.3); the engine sees to it. */
function prefixWords(say: Say, name: string): readonly string[] {
  const http = /^__(?:host-)?http-/i.test(name) ? [say('cookie.prefix.http')] : [];
  if (/^__host-/i.test(name)) return [say('cookie.prefix.host'), ...http];
  return /^__secure-/i.test(name) ? [say('cookie.prefix.secure')] : http;
}

/** How long, where to, who can read it, when from elsewhere. @param lifeMs null: until the browser is closed. */
function tellCookie(say: Say, cookie: Told, lifeMs: number | null, host: string): readonly string[] {
  const { path } = cookie;
  const reach = { path, everywhere: path === '/' ? 'yes' : 'no' };
  const life = lifeMs === null ? say('cookie.until-closed') : sayLife(say, lifeMs);
  return [
    `${say('cookie.kept', { name: cookie.name === '' ? say('cookie.nameless') : cookie.name })} ${life}`,
    cookie.domain === null
      ? say('cookie.to-host', { host, ...reach })
      : say('cookie.to-domain', { domain: cookie.domain, ...reach }),
    say(cookie.httpOnly ? 'cookie.http-only' : 'cookie.readable'),
    // To its own machine the engine sends it unencrypted too: nobody can listen on the way.
    ...(cookie.secure ? [say(isLoopback(host) ? 'cookie.secure.local' : 'cookie.secure')] : []),
    say(`cookie.same-site.${cookie.sameSite ?? 'missing'}`),
    ...(cookie.partitioned ? [say('cookie.partitioned')] : []),
    ...(cookie.priority ? [say('cookie.priority', { priority: cookie.priority })] : []),
    ...prefixWords(say, cookie.name),
  ];
}

/** ms to live, null until the browser is closed. Max-Age wins over Expires; browsers cap both at 400 days (5.5). */
function lifeOf(cookie: SetCookie, now: number): number | null {
  const cap = 400 * 86_400_000;
  if (cookie.maxAge !== null) return Math.min(cookie.maxAge * 1000, cap);
  if (cookie.expires !== null) return Math.min(cookie.expires - now, cap);
  return null;
}

/** A span of time in its largest whole unit. @param ms more than 0. */
function sayLife(say: Say, ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return say('cookie.for.seconds', { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return say('cookie.for.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 48) return say('cookie.for.hours', { count: hours });
  return say('cookie.for.days', { count: Math.round(hours / 24) });
}

/** The folder of the address that set the cookie (RFC 6265bis 5.1.4). */
function defaultPath(url: string): string {
  const { pathname } = new URL(url);
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}
