import type { Medium, SessionKey } from '../session-types.ts';
import type { OpenedStore } from './medium.ts';
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

/**
 * Copies all live sessions and all orders, exactly. Nobody may write meanwhile.
 * @throws StoreFailed; what had been copied by then is taken out again, as far as the medium lets it
 */
export async function copyContents(from: OpenedStore, to: OpenedStore): Promise<readonly SessionKey[]> {
  const put: [key: SessionKey, was: StoredSession | null][] = [];
  const placed: string[] = [];
  try {
    for await (const { key, ...record } of from.store.list()) {
      put.push([key, await to.store.read(key)]);
      await to.store.restore(key, record);
    }
    for await (const order of from.orders.list()) {
      if ((await to.orders.find(order.number)) !== null) continue;
      placed.push(order.number);
      await to.orders.restore(order);
    }
    return put.map(([key]) => key);
  } catch (error) {
    for (const [key, was] of put)
      await (was === null ? to.store.destroy(key) : to.store.restore(key, was)).catch(() => undefined);
    await to.orders.remove(placed).catch(() => undefined);
    throw error;
  }
}

/** Empties what was carried away: two copies of one session would bring an ended one back to life. */
export async function dropCarried({ store, orders }: OpenedStore, keys: readonly SessionKey[]): Promise<void> {
  for (const key of keys) await store.destroy(key);
  await orders.clear();
}
