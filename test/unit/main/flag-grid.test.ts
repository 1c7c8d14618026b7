import { describe, expect, it } from 'vitest';
import { expectCell } from '../../../main/lessons/flag-grid/expect-cell.ts';
import { planGrid } from '../../../main/lessons/flag-grid/grid-plan.ts';

const { cookies, situations } = planGrid();
const cookieWith = (name: string) => {
  const found = cookies.find((cookie) => cookie.name === name);
  if (!found) throw new Error(`no cookie ${name}`);
  return found;
};

describe('the plan of the cookie-flag grid', () => {
  it('should have every combination of the five flags once, each under a name of its own', () => {
    expect(cookies).toHaveLength(4 * 2 ** 4);
    expect(new Set(cookies.map((cookie) => cookie.name)).size).toBe(cookies.length);
    expect(new Set(cookies.map(({ line }) => line.split('; ').slice(1).join('; '))).size).toBe(cookies.length);
  });

  it('should write the line that a server would send', () => {
    expect(cookieWith('strict-secure-httponly-account-domain').line).toBe(
      'strict-secure-httponly-account-domain=1; Path=/account; Domain=shop.example; SameSite=Strict; Secure; HttpOnly',
    );
    expect(cookieWith('unset').line).toBe('unset=1; Path=/');
  });
});

describe('what RFC 6265bis asks for', () => {
  it.each([
    ['unset', 'foreign-form', true],
    ['lax', 'foreign-form', false],
    ['lax', 'foreign-link', true],
    ['strict', 'foreign-link', false],
    ['strict', 'same-site-link', true],
    ['none-secure', 'foreign-image', true],
    ['none', 'set-https', false],
    ['none', 'typed', false],
    ['lax-secure', 'set-http', false],
    ['lax-secure', 'plain-http', false],
    ['lax', 'host-below', false],
    ['lax-domain', 'host-below', true],
    ['lax-account', 'other-path', false],
    ['lax-httponly', 'script', false],
  ] as const)('%s, %s: %s', (name, situation, passed) => {
    expect(expectCell(cookieWith(name), situation)).toBe(passed);
  });

  it('should send nothing that was never stored', () => {
    const sending = situations.filter((situation) => situation !== 'set-http');
    for (const cookie of cookies.filter((candidate) => !expectCell(candidate, 'set-https')))
      for (const situation of sending) expect(expectCell(cookie, situation)).toBe(false);
  });
});
