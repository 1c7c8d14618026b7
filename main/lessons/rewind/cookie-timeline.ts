/** What each jar held when: pure, so that "just before" and "just after" an exchange can be tried without a browser. */
import type { RewindPoint } from '../../../server/inspector/records.ts';
import type { JarId } from '../../shared/bench-records.ts';

/** An exchange as the timeline sees it; times are real, ms since 1970 (the server's clock may be moved). */
interface Visit {
  readonly jarId: JarId;
  readonly began: number;
  ended: number | null;
  setsCookies: boolean;
}

interface Holding<Cookie> {
  readonly at: number;
  readonly cookies: readonly Cookie[];
}

/** A browser stores what an answer sets within this time after the answer has left, ms. */
const storesWithin = 400;
/** Kept of each: a lesson of an hour with a busy class. */
const most = 5_000;

export class CookieTimeline<Cookie> {
  readonly #visits = new Map<number, Visit>();
  readonly #holdings = new Map<JarId, Holding<Cookie>[]>();

  /** From now on the jar holds these. */
  hold(jarId: JarId, at: number, cookies: readonly Cookie[]): void {
    const list = this.#holdings.get(jarId) ?? [];
    list.push({ at, cookies });
    if (list.length > most) list.shift();
    this.#holdings.set(jarId, list);
  }

  begin(exchange: number, jarId: JarId, at: number): void {
    this.#visits.set(exchange, { jarId, began: at, ended: null, setsCookies: false });
    const oldest = this.#visits.size > most ? this.#visits.keys().next().value : undefined;
    if (oldest !== undefined) this.#visits.delete(oldest);
  }

  end(exchange: number, at: number, setsCookies: boolean): void {
    const visit = this.#visits.get(exchange);
    if (!visit) return;
    visit.ended = at;
    visit.setsCookies = setsCookies;
  }

  /**
   * What every jar held at that point; jars that had not begun hold nothing. For the jar whose exchange it is, what its own
   * answer set counts to "after" only. Null when the exchange is not known (any more).
   */
  at({ exchange, side }: RewindPoint): ReadonlyMap<JarId, readonly Cookie[]> | null {
    const visit = this.#visits.get(exchange);
    if (!visit) return null;
    const others = side === 'before' ? visit.began : (visit.ended ?? visit.began);
    return new Map(
      [...this.#holdings].map(([jarId, list]) => [
        jarId,
        holdingAt(list, jarId === visit.jarId ? this.#ownTime(visit, side) : others),
      ]),
    );
  }

  clear(): void {
    this.#visits.clear();
    this.#holdings.clear();
  }

  #ownTime(visit: Visit, side: RewindPoint['side']): number {
    const { began, ended, setsCookies } = visit;
    if (ended === null) return began;
    // The answer before may have set a cookie a moment ago that is read only now: unless this one sets any, its end tells.
    if (!setsCookies || side === 'after') return Math.min(ended + storesWithin, this.#nextSetting(visit));
    return began;
  }

  /** When the jar's next exchange that sets cookies began. */
  #nextSetting({ jarId, began }: Visit): number {
    const later = [...this.#visits.values()].filter(
      (other) => other.jarId === jarId && other.began > began && other.setsCookies,
    );
    return Math.min(Number.POSITIVE_INFINITY, ...later.map((other) => other.began));
  }
}

function holdingAt<Cookie>(list: readonly Holding<Cookie>[], time: number): readonly Cookie[] {
  return list.findLast(({ at }) => at <= time)?.cookies ?? [];
}
