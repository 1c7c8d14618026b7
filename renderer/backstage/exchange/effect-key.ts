import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { MessageKey } from '../../../main/shared/messages/messages.ts';

/** What became of the session, in a sentence. That nothing was saved is only said where no step wrote anything. */
export function effectKey({ session: { effect }, steps }: ExchangeRecord): MessageKey {
  if (effect !== 'failed') return `effect.${effect}`;
  const wrote = steps.some((step) => step.kind === 'store' && step.op !== 'read' && step.result === 'done');
  return wrote ? 'effect.failed-late' : 'effect.failed';
}
