import type { SessionKey } from '../session-types.ts';

/** How long a request that was sent before a session ended may still arrive, in real ms. */
export const LATE_MS = 10_000;
const MOST = 10_000;

type OnEnded = (key: SessionKey, leftBehind: boolean) => void;

/**
 * Remembers for some seconds which sessions were ended by a request (logout, checkout, a new ticket at login), so that
 * another request that was on its way with the same ticket is told so, instead of silently starting a second session
 * (promises C45 and C47). Of those whose record the store failed to remove it remembers that as long as the process lives:
 * nobody may go on with them (promise C98).
 */
export class RecentlyEnded {
  readonly #until = new Map<SessionKey, number>();
  readonly #leftBehind = new Set<SessionKey>();
  readonly #onEnded: OnEnded;

  /** @param onEnded hears of every session that is noted */
  constructor(onEnded: OnEnded = () => undefined) {
    this.#onEnded = onEnded;
  }

  /** It has ended, and its record is gone. */
  add(key: SessionKey): void {
    this.#leftBehind.delete(key);
    this.#note(key);
    this.#onEnded(key, false);
  }

  /** It has ended, and its record may still be there. */
  addLeftBehind(key: SessionKey): void {
    const [oldest] = this.#leftBehind.size < MOST ? [] : this.#leftBehind;
    if (oldest !== undefined) this.#leftBehind.delete(oldest);
    this.#leftBehind.add(key);
    this.#note(key);
    this.#onEnded(key, true);
  }

  has(key: SessionKey): boolean {
    return (this.#until.get(key) ?? 0) > performance.now();
  }

  isLeftBehind(key: SessionKey): boolean {
    return this.#leftBehind.has(key);
  }

  /** Remembers these instead, each for so many real ms more, and those whose records may still be there. */
  replace(ended: readonly (readonly [key: SessionKey, left: number])[], leftBehind: readonly SessionKey[]): void {
    this.clear();
    const now = performance.now();
    for (const [key, left] of ended) this.#until.set(key, now + left);
    for (const key of leftBehind) this.#leftBehind.add(key);
  }

  clear(): void {
    this.#until.clear();
    this.#leftBehind.clear();
  }

  #note(key: SessionKey): void {
    const now = performance.now();
    // Insertion order is also the order of time: the oldest stand first.
    for (const [old, until] of this.#until) {
      if (until > now && this.#until.size < MOST) break;
      this.#until.delete(old);
    }
    this.#until.set(key, now + LATE_MS);
  }
}
