import type { TrafficLog } from '../network/traffic/traffic-log.ts';
import type { ExchangeId } from '../shared/exchange-id.ts';
import type { TrafficKind } from '../shared/traffic-records.ts';
import type { VisitorId } from '../shared/visitor-id.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { type Sender, type SentRequest, sendRequest } from './send-request.ts';

export interface RecordDeps {
  readonly log: TrafficLog;
  /** The shop's origin. */
  readonly shop: string;
}

/** Sends a request for somebody and keeps it as everything else that went over a wire. */
export async function sendAndRecord(
  { log, shop }: RecordDeps,
  sender: Sender,
  who: VisitorId,
  asked: PreparedRequest,
  kind: TrafficKind,
): Promise<{ readonly id: ExchangeId; readonly sent: SentRequest }> {
  const sent = await sendRequest(sender, asked);
  const { headers, body, ...record } = sent;
  const id = log.nextId();
  const toShop = asked.url.startsWith(`${shop}/`);
  log.put({ ...record, id, who, paneId: null, toShop, kind, request: { ...asked, headers } });
  if (body) log.keepBody(id, body);
  return { id, sent };
}
