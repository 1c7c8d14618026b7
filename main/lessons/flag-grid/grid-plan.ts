import type { GridCookie, GridPlan, GridSameSite, GridSituation } from '../../shared/grid-records.ts';

/** The site whose cookies are tried, a host below it, and somebody else. Reserved names (RFC 2606): they belong to nobody. */
export const hosts = { shop: 'shop.example', below: 'www.shop.example', thief: 'thief.example' } as const;

const sameSites: readonly GridSameSite[] = ['unset', 'lax', 'strict', 'none'];
const both = [false, true] as const;

const situations: readonly GridSituation[] = [
  'set-http',
  'set-https',
  'typed',
  'same-site-link',
  'foreign-link',
  'foreign-form',
  'foreign-image',
  'host-below',
  'other-path',
  'plain-http',
  'script',
];

/** Every combination of the five flags, 64 rows, and every situation. */
export function planGrid(): GridPlan {
  const cookies = sameSites.flatMap((sameSite) =>
    both.flatMap((secure) =>
      both.flatMap((httpOnly) =>
        both.flatMap((narrowPath) =>
          both.map((domain) => makeCookie({ sameSite, secure, httpOnly, narrowPath, domain })),
        ),
      ),
    ),
  );
  return { cookies, situations };
}

function makeCookie(flags: Omit<GridCookie, 'name' | 'line'>): GridCookie {
  const { sameSite, secure, httpOnly, narrowPath, domain } = flags;
  const name = [sameSite, secure && 'secure', httpOnly && 'httponly', narrowPath && 'account', domain && 'domain']
    .filter(Boolean)
    .join('-');
  const attributes = [
    `Path=${narrowPath ? '/account' : '/'}`,
    domain && `Domain=${hosts.shop}`,
    sameSite !== 'unset' && `SameSite=${sameSite[0]?.toUpperCase()}${sameSite.slice(1)}`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
  ].filter(Boolean);
  return { ...flags, name, line: [`${name}=1`, ...attributes].join('; ') };
}
