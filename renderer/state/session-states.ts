import type { ExchangeRecord } from '../../main/shared/exchange-records.ts';
import type { SessionKey } from '../../server/inspector/records.ts';

/** The exchanges after which this session held something new, oldest first: its earlier states, and the present one last. */
export function statesOf(exchanges: readonly ExchangeRecord[], key: SessionKey): readonly ExchangeRecord[] {
  let last: string | null = null;
  return exchanges.filter(({ session }) => {
    if (session.after?.key !== key) return false;
    const data = JSON.stringify(session.after.data);
    const fresh = data !== last;
    last = data;
    return fresh;
  });
}
