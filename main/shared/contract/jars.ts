/** People's jars and what lies in them. */
import type { CookieDraft, CookieName, JarHoldings, JarId, PaneId } from '../bench-records.ts';

export interface RefusedCookie {
  readonly jarId: JarId;
  readonly paneId: PaneId;
  /** ms since 1970. */
  readonly at: number;
  readonly direction: 'stored' | 'sent';
  readonly url: string;
  readonly name: string;
  /** The Set-Cookie line with its value masked; empty when the cookie was kept back from a request. */
  readonly line: string;
  readonly reasons: readonly string[];
}

export interface JarsRequests {
  'jar.create': { input: null; output: { jarId: JarId; paneId: PaneId } };
  /** Calls a person otherwise; undone by jar.undo. @throws no-such-jar, bad-name (1 to 24 visible characters), name-taken */
  'jar.rename': { input: { jarId: JarId; name: string }; output: null };
  /** Takes one cookie out of a jar; undone by the command jar.undo. @throws no-such-jar, no-such-cookie */
  'cookie.delete': { input: { jarId: JarId; cookie: CookieName }; output: null };
  /** Puts a copy of one jar's cookie into another. @throws no-such-jar, no-such-cookie */
  'cookie.copy': { input: { from: JarId; cookie: CookieName; to: JarId }; output: null };
  /** The one value, unmasked, because a person asked for it. @throws no-such-jar, no-such-cookie */
  'cookie.reveal': { input: { jarId: JarId; cookie: CookieName }; output: { value: string } };
  /** Writes a cookie, in the place of `old` or as a new one. `refused`: the engine's own words. @throws no-such-jar, no-such-cookie */
  'cookie.write': {
    input: { jarId: JarId; old: CookieName | null; cookie: CookieDraft };
    output: { refused: string | null };
  };
  /** Copies every cookie of one jar into another. @throws no-such-jar */
  'jar.copy-cookies': { input: { from: JarId; to: JarId }; output: { count: number } };
  'jar.holdings': { input: { jarId: JarId }; output: JarHoldings };
  /** Empties a jar of its cookies (undone by jar.undo), and with `everything` of all that pages stored too (not undone). */
  'jar.empty': { input: { jarId: JarId; everything: boolean }; output: null };
}

export interface JarsEvents {
  /** The engine did not store a cookie that an answer set, or did not send one. `reasons` are Chromium's own names. */
  'cookie.refused': RefusedCookie;
}
