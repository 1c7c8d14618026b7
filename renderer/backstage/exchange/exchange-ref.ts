import type { ExchangeRef } from '../../../main/shared/exchange-news.ts';
import { trafficIdOf } from '../../state/foreign-exchange.ts';

/** How main knows an exchange that a list shows. */
export function refOf(exchangeId: number): ExchangeRef {
  const id = trafficIdOf(exchangeId);
  return id === null ? { kind: 'shop', id: exchangeId } : { kind: 'traffic', id };
}
