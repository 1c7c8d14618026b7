import type { Medium, SessionKey } from '../session-types.ts';
import type { OpenedStore } from './medium.ts';
import type { KeptOrder } from './orders.ts';
import type { StoredSession } from './store.ts';

export interface Contents {
  readonly sessions: number;
  readonly orders: number;
}

/** What a change of medium would do, said beforehand. */
export interface MediumPlan {
  readonly from: Medium;
  readonly to: Medium;
  /** What would be carried over; without carrying it is gone, or stays behind in a medium that keeps it. */
  readonly carried: Contents;
  /** Without carrying: whether the medium that is left keeps them until somebody comes back to it. */
  readonly keptBehind: boolean;
  /** What lies in the other medium already, from an earlier time, and is found there again. */
  readonly waiting: Contents;
}

export async function countContents({ store, orders }: OpenedStore): Promise<Contents> {
  return { sessions: await store.count(), orders: await orders.count() };
}

/** What was copied into another medium. */
export interface Carried {
  readonly keys: readonly SessionKey[];
  /** Takes it out again, as far as the medium lets it; what lay there before is put back. */
  takeBack(): Promise<void>;
}

/** Real ms in which what was copied in vain is taken out again. */
const TAKE_BACK_MS = 5_000;

/**
 * Copies all live sessions and all orders, exactly. Nobody may write meanwhile.
 * @throws StoreFailed, the signal's reason; what had been copied by then is taken back
 */
export async function copyContents(from: OpenedStore, to: OpenedStore, signal: AbortSignal): Promise<Carried> {
  const put: [key: SessionKey, was: StoredSession | null][] = [];
  const placed: [number: string, was: KeptOrder | null][] = [];
  const takeBack = async () => {
    const late = performance.now() + TAKE_BACK_MS;
    for (const [key, was] of put) {
      if (performance.now() > late) return;
      await (was === null ? to.store.destroy(key) : to.store.restore(key, was)).catch(() => undefined);
    }
    const fresh = placed.flatMap(([number, was]) => (was === null ? [number] : []));
    await to.orders.remove(fresh).catch(() => undefined);
    for (const [, was] of placed) {
      if (performance.now() > late) return;
      if (was !== null) await to.orders.restore(was).catch(() => undefined);
    }
  };
  try {
    for await (const { key, ...record } of from.store.list()) {
      signal.throwIfAborted();
      put.push([key, await to.store.read(key)]);
      await to.store.restore(key, record);
    }
    for await (const order of from.orders.list()) {
      signal.throwIfAborted();
      placed.push([order.number, await to.orders.find(order.number)]);
      await to.orders.restore(order);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return { keys: put.map(([key]) => key), takeBack };
}

/** After so many failures the old medium is ill altogether, and waiting for each of its records would take hours. */
const MOST_FAILURES = 10;

/**
 * Empties what was carried away: two copies of one session would bring an ended one back to life.
 * @throws StoreFailed: of what failed first; the others are gone
 */
export async function dropCarried({ store, orders }: OpenedStore, keys: readonly SessionKey[]): Promise<void> {
  const failures: unknown[] = [];
  const noteFailure = (error: unknown) => failures.push(error);
  for (const key of keys) {
    if (failures.length === MOST_FAILURES) break;
    await store.destroy(key).catch(noteFailure);
  }
  await orders.clear().catch(noteFailure);
  if (failures.length > 0) throw failures[0];
}

/**
 * Removes all sessions and orders. One that is told to give up stops at the next slice: by then others shop again.
 * @throws StoreFailed, the signal's reason: what went by then stays gone
 */
export async function removeContents({ store, orders }: OpenedStore, signal: AbortSignal): Promise<void> {
  for await (const _ of store.clear()) signal.throwIfAborted();
  await orders.clear();
}
