import type { Medium } from '../session-types.ts';
import { limitOrders, type OrderLimits, orderLimits } from './limit-orders.ts';
import { media } from './media.ts';
import type { MediumPlace, OpenedStore, StoreOptions } from './medium.ts';
import { paced } from './slices.ts';
import type { StoreContext } from './store.ts';

/**
 * Opens a medium, ready for use, with a bound on its orders and tidied at leisure.
 * @throws StoreFailed with one plain sentence that names what cannot be used: the folder, the file, the address.
 */
export async function openStore(
  medium: Medium,
  options: StoreOptions,
  context: StoreContext,
  limits: OrderLimits = orderLimits,
): Promise<OpenedStore> {
  const { store, orders } = await media[medium].open(options, context);
  // Nobody waits for tidying: whatever the medium, visitors come first.
  return { store: { ...store, tidy: () => paced(store.tidy()) }, orders: limitOrders(orders, limits, context) };
}

/** Null when this medium cannot be used with these options (no folder, no address). */
export function placeOfMedium(medium: Medium, options: StoreOptions): MediumPlace | null {
  return media[medium].placeOf(options);
}
