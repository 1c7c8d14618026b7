import type { SessionKey } from '../session-types.ts';
import type { KeptOrder, OrderBook } from '../store/orders.ts';
import { storedPart } from '../store/session-data.ts';
import type { SessionStore, StoredSession } from '../store/store.ts';

/** With more sessions than this, no history is kept: it holds a second reference to each record. */
export const MOST_SESSIONS = 20_000;

/** All that a medium holds. */
export interface Contents {
  readonly rows: ReadonlyMap<SessionKey, StoredSession>;
  readonly orders: ReadonlyMap<string, KeptOrder>;
}

/**
 * Reads everything once. Null when there are too many sessions to keep a history of.
 * @throws StoreFailed, and the signal's reason
 */
export async function readContents(
  store: SessionStore,
  orders: OrderBook,
  signal: AbortSignal,
): Promise<Contents | null> {
  const rows = new Map<SessionKey, StoredSession>();
  for await (const { key, ...record } of store.list()) {
    signal.throwIfAborted();
    rows.set(key, storedPart(record));
    if (rows.size > MOST_SESSIONS) return null;
  }
  const kept = new Map<string, KeptOrder>();
  for await (const order of orders.list()) {
    signal.throwIfAborted();
    kept.set(order.number, order);
  }
  return { rows, orders: kept };
}

/** Real ms for a look that follows a failure. */
const LOOK_MS = 5_000;

/** After a failure half way: what is there now is part of the history from here on. Without a look at it there is none. */
export async function lookAnew(
  history: { catchUp(contents: Contents | null): void; stop(): void },
  { store, orders }: { readonly store: SessionStore; readonly orders: OrderBook },
  warn: (sentence: string) => void,
): Promise<void> {
  try {
    history.catchUp(await readContents(store, orders, AbortSignal.timeout(LOOK_MS)));
  } catch (error) {
    history.stop();
    warn(`No history is kept any more: ${error instanceof Error ? error.message : String(error)}`);
  }
}
