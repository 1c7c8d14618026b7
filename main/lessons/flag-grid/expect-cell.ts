import type { GridCookie, GridSituation } from '../../shared/grid-records.ts';

/**
 * What RFC 6265bis (draft-ietf-httpbis-rfc6265bis) asks of a browser: 5.7 for storing, 5.8.3 for sending, 5.2 for what is
 * "same-site". Sending presumes a cookie that an answer over https stored.
 */
export function expectCell(cookie: GridCookie, situation: GridSituation): boolean {
  const { sameSite, secure, httpOnly, narrowPath, domain } = cookie;
  const noneWithoutSecure = sameSite === 'none' && !secure;
  if (situation === 'set-http') return !secure && !noneWithoutSecure;
  if (noneWithoutSecure) return false;
  switch (situation) {
    case 'set-https':
    case 'typed':
    case 'same-site-link':
      return true;
    case 'foreign-link':
      return sameSite !== 'strict';
    case 'foreign-form':
      // 5.6.7.2, "Lax-Allowing-Unsafe": without SameSite, a cookie younger than two minutes goes with a foreign POST too.
      return sameSite === 'none' || sameSite === 'unset';
    case 'foreign-image':
      return sameSite === 'none';
    case 'host-below':
      return domain;
    case 'other-path':
      return !narrowPath;
    case 'plain-http':
      return !secure;
    case 'script':
      return !httpOnly;
  }
}
