import type { SetCookie } from '../../../main/shared/set-cookie.ts';
import { isLoopback } from '../../../main/shared/site-kinds.ts';

/** Why a browser does not store a cookie, by the rules of RFC 6265bis; each has a sentence, `cookie.refused.<reason>`. */
export type CookieRefusal =
  | 'too-long'
  | 'control-character'
  | 'foreign-domain'
  | 'insecure-origin'
  | 'none-needs-secure'
  | 'secure-prefix'
  | 'host-prefix';

/** Name and value together, in bytes (RFC 6265bis 5.6, step 5). */
const mostNameAndValue = 4096;

/**
 * What a browser would say against storing a cookie that came from `url`; null when nothing.
 * The order is the standard's, so that the first reason is the one that counts.
 */
export function refuseCookie(cookie: SetCookie, url: string): CookieRefusal | null {
  const { hostname, protocol } = new URL(url);
  const host = hostname.toLowerCase();
  const lowerName = cookie.name.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for (5.6, step 1).
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(cookie.name + cookie.value)) return 'control-character';
  if (new TextEncoder().encode(cookie.name + cookie.value).byteLength > mostNameAndValue) return 'too-long';
  if (cookie.domain !== null && !domainFits(cookie.domain, host)) return 'foreign-domain';
  // Chromium trusts loopback like https: nobody on the way can listen.
  const trusted = protocol === 'https:' || isLoopback(host);
  if (cookie.secure && !trusted) return 'insecure-origin';
  if (cookie.sameSite === 'none' && !cookie.secure) return 'none-needs-secure';
  if (lowerName.startsWith('__secure-') && !cookie.secure) return 'secure-prefix';
  if (lowerName.startsWith('__host-') && !(cookie.secure && cookie.domain === null && cookie.path === '/'))
    return 'host-prefix';
  return null;
}

/** The host itself or a suffix of it; a number address has no suffixes (RFC 6265bis 5.1.3). */
function domainFits(domain: string, host: string): boolean {
  if (domain === host) return true;
  return host.endsWith(`.${domain}`) && !/^[\d.]+$|:/.test(host) && domain.includes('.');
}
