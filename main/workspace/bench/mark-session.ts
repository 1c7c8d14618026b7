import { knowCookie } from '../../browsers/jars/known-cookies.ts';
import type { JarState } from '../../shared/bench-records.ts';

/** A jar of somebody's own app, its session cookie known by what the person has said. @param chosen the cookie's name */
export function markSession(jar: JarState, chosen: string | null): JarState {
  if (chosen === null || jar.site !== 'own') return jar;
  const cookies = jar.cookies.map((cookie) =>
    cookie.name === chosen ? { ...cookie, known: knowCookie(cookie.name, chosen) } : cookie,
  );
  return { ...jar, cookies };
}
