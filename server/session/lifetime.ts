import type { Settings } from '../settings/settings.ts';
import type { StoredSession } from '../store/store.ts';

type Lifetimes = Pick<Settings, 'idleLifetime' | 'absoluteLifetime'>;

/** A touch that would move the expiry by less than this is left out: nobody sees it, and every medium is spared a write. */
const LEAST_TOUCH_MS = 500;
/** ... and by less than this part of the idle lifetime, so that very short lives are still exact. */
const LEAST_TOUCH_PART = 0.01;

/** When a session ends if nothing more is heard of it: idle life from now, but never beyond its absolute life. ms since 1970. */
export function nextExpiry({ idleLifetime, absoluteLifetime }: Lifetimes, createdAt: number, now: number): number {
  return Math.min(now + idleLifetime, createdAt + absoluteLifetime);
}

/** The expiry after a request that changes no data: the old one while a new one would hardly differ. */
export function touchedExpiry(stored: StoredSession, lifetimes: Lifetimes, now: number): number {
  const next = nextExpiry(lifetimes, stored.createdAt, now);
  const least = Math.min(LEAST_TOUCH_MS, lifetimes.idleLifetime * LEAST_TOUCH_PART);
  return Math.abs(next - stored.expiresAt) < least ? stored.expiresAt : next;
}

/** Whether the absolute lifetime is over, also when it was made shorter after the session began. */
export function hasOutlived(stored: StoredSession, { absoluteLifetime }: Lifetimes, now: number): boolean {
  return stored.createdAt + absoluteLifetime <= now;
}
