import { knowCookie } from '../../browsers/jars/known-cookies.ts';
import type { JarState } from '../../shared/bench-records.ts';
import type { BenchPlan } from './bench-plan.ts';

/** Somebody's own app while it has the bench: where it is, and which cookie is its session by the person's word. */
export class OwnAppOnBench {
  readonly #changed: () => void;
  #address: string | null = null;
  #sessionCookie: string | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Null while the bench is the shop's. */
  get address(): string | null {
    return this.#address;
  }

  /** The cookie's name; null: nobody has said. */
  get sessionCookie(): string | null {
    return this.#sessionCookie;
  }

  /** It has the bench from now on; null: the shop has. */
  begin(address: string | null, sessionCookie: string | null): void {
    this.#address = address;
    this.#sessionCookie = sessionCookie;
  }

  /** A bench on which everybody is in an own app is that app's. */
  beginAs({ people, panes, sessionCookie }: Pick<BenchPlan, 'people' | 'panes' | 'sessionCookie'>): void {
    this.begin(people.every(({ site }) => site === 'own') ? (panes[0]?.address ?? null) : null, sessionCookie);
  }

  setSessionCookie(name: string | null): void {
    this.#sessionCookie = name;
    this.#changed();
  }

  /** A jar with its session cookie known by what the person has said. */
  mark(jar: JarState): JarState {
    const chosen = this.#sessionCookie;
    if (chosen === null || jar.site !== 'own') return jar;
    const cookies = jar.cookies.map((cookie) =>
      cookie.name === chosen ? { ...cookie, known: knowCookie(cookie.name, chosen) } : cookie,
    );
    return { ...jar, cookies };
  }
}
