import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import { isOwnAppsBench } from './bench-selectors.ts';
import { allExchanges } from './traffic-picture.ts';
import type { WindowState } from './window-state.ts';

/** Whether the conversation leaves out what the shop was told: somebody's own app is on the bench, and no recording is open. */
export function leavesShopOut({ jars, recording }: Pick<WindowState, 'jars' | 'recording'>): boolean {
  return !recording && isOwnAppsBench(jars);
}

/** What the conversation is about, oldest first. @param onlyForeign as by `leavesShopOut` */
export function exchangesToTell(
  { server, traffic }: Pick<WindowState, 'server' | 'traffic'>,
  onlyForeign: boolean,
): readonly ExchangeRecord[] {
  return onlyForeign ? traffic.exchanges : allExchanges(server, traffic);
}
