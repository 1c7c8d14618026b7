import type { KnownCookie } from '../../shared/bench-records.ts';

type Row = readonly [name: RegExp, role: KnownCookie['role'], framework: string | null];

/**
 * Cookies whose names are the habit of a framework: what they are for can be said without knowing the site. Each name is the
 * framework's default, from its own documentation or source (named beside it); a site may call its cookie differently.
 */
const rows: readonly Row[] = [
  // expressjs/session, README: name defaults to "connect.sid"; cookie-session to "session" (see there).
  [/^connect\.sid$/, 'session', 'Express'],
  // Django, settings reference: SESSION_COOKIE_NAME, CSRF_COOKIE_NAME.
  [/^sessionid$/, 'session', 'Django'],
  [/^csrftoken$/, 'csrf', 'Django'],
  // Rails, ActionDispatch::Session::CookieStore: "_#{app_name}_session".
  [/^_[a-z0-9_]+_session$/, 'session', 'Rails'],
  // Rack::Session::Cookie: key defaults to "rack.session" (Sinatra, Hanami).
  [/^rack\.session$/, 'session', 'Rack'],
  // PHP manual, session.name.
  [/^PHPSESSID$/, 'session', 'PHP'],
  // Jakarta Servlet 6.0, 7.1.1: the cookie must be called JSESSIONID unless configured.
  [/^JSESSIONID$/, 'session', 'Java'],
  // Spring Session: DefaultCookieSerializer, "SESSION".
  [/^SESSION$/, 'session', 'Spring'],
  // ASP.NET Core: SessionDefaults.CookieName; CookieAuthenticationDefaults.CookiePrefix; antiforgery's prefix.
  [/^\.AspNetCore\.Antiforgery\./, 'csrf', 'ASP.NET Core'],
  [/^\.AspNetCore\.(?:Session|Cookies|Identity\.[A-Za-z]+)$/, 'session', 'ASP.NET Core'],
  // ASP.NET: SessionStateSection.CookieName; AntiForgeryConfig.CookieName.
  [/^ASP\.NET_SessionId$/, 'session', 'ASP.NET'],
  [/^__RequestVerificationToken/, 'csrf', 'ASP.NET'],
  // Laravel, config/session.php: Str::slug(app name)."_session"; "-session" since Laravel 12.
  [/^laravel[_-]session$/, 'session', 'Laravel'],
  // CodeIgniter 4, Config\Session and Config\Security.
  [/^ci_session$/, 'session', 'CodeIgniter'],
  [/^csrf_cookie_name$/, 'csrf', 'CodeIgniter'],
  // CakePHP, CsrfProtectionMiddleware: cookieName.
  [/^csrfToken$/, 'csrf', 'CakePHP'],
  // Flask (SESSION_COOKIE_NAME), Starlette's SessionMiddleware and Express' cookie-session all say "session".
  [/^session$/, 'session', null],
  // Phoenix's generator: "_#{app}_key" in the endpoint's session options.
  [/^_[a-z0-9_]+_key$/, 'session', 'Phoenix'],
  // Auth.js (NextAuth): useSecureCookies adds "__Secure-" and "__Host-".
  [/^(?:next-auth|authjs)\.session-token$/, 'session', 'Auth.js'],
  [/^(?:next-auth|authjs)\.csrf-token$/, 'csrf', 'Auth.js'],
  // Angular's HttpClient, axios and Laravel read the token from "XSRF-TOKEN".
  [/^XSRF-TOKEN$/, 'csrf', 'XSRF'],
  // csurf (Express): the secret's cookie.
  [/^_csrf$/, 'csrf', 'Express'],
];

/**
 * What a cookie of this name usually is; null when its name tells nothing. The prefixes of RFC 6265bis 4.1.3 do not count.
 *
 * @param chosen the name of the cookie that a person has called their app's session
 */
export function knowCookie(name: string, chosen: string | null = null): KnownCookie | null {
  const bare = name.replace(/^__(?:Secure|Host)-/, '');
  const found = rows.find(([pattern]) => pattern.test(bare));
  if (name === chosen)
    return { role: 'session', framework: (found?.[1] === 'session' && found[2]) || null, chosen: true };
  return found ? { role: found[1], framework: found[2], chosen: false } : null;
}
