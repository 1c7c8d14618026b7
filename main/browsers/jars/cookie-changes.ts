import type { CookieName, JarId } from '../../shared/bench-records.ts';
import type { CookieStore, StoredCookie } from '../engine/cookie-store.ts';
import { findCookie, nameOf, replaceCookie } from './cookie-place.ts';
import type { CookieChange } from './edit-history.ts';

/** A jar as its cookies are changed from outside. */
export interface EditedJar {
  readonly cookieStore: CookieStore;
  /** It is read once, when it is let go of by what this returns. */
  hold(): () => void;
}

/** A change, and what stands in its place now. */
interface Standing {
  readonly change: CookieChange;
  readonly place: StoredCookie;
  readonly now: StoredCookie | null;
}

/** Reads and writes places of several jars. A jar that has been forgotten holds nothing and takes nothing. */
export class CookieChanges {
  readonly #find: (jarId: JarId) => EditedJar | undefined;

  constructor(find: (jarId: JarId) => EditedJar | undefined) {
    this.#find = find;
  }

  /** Every cookie of a jar. */
  async all(jarId: JarId): Promise<readonly StoredCookie[]> {
    return (await this.#find(jarId)?.cookieStore.get({})) ?? [];
  }

  /** The cookie in a place; null when there is none. */
  async at(jarId: JarId, place: CookieName): Promise<StoredCookie | null> {
    const jar = this.#find(jarId);
    return jar ? findCookie(jar.cookieStore, place) : null;
  }

  /** What stands now where changes were made. */
  async standing(changes: readonly CookieChange[]): Promise<readonly Standing[]> {
    const found: Standing[] = [];
    for (const change of changes) {
      const place = change.after ?? change.before;
      if (place) found.push({ change, place, now: await this.at(change.jarId, nameOf(place)) });
    }
    return found;
  }

  /** All of it or nothing: what was written before the engine refused is taken back. @throws the engine's own words */
  async write(changes: readonly CookieChange[]): Promise<void> {
    const holds = [...new Set(changes.map(({ jarId }) => jarId))].map((jarId) => this.#find(jarId)?.hold());
    const written: CookieChange[] = [];
    try {
      for (const change of changes) {
        await this.#writeOne(change);
        written.push(change);
      }
    } catch (error) {
      for (const { jarId, before, after } of written.toReversed())
        await this.#writeOne({ jarId, before: after, after: before });
      throw error;
    } finally {
      for (const letGo of holds) letGo?.();
    }
  }

  async #writeOne({ jarId, before, after }: CookieChange): Promise<void> {
    const jar = this.#find(jarId);
    if (jar) await replaceCookie(jar.cookieStore, before, after);
  }
}
