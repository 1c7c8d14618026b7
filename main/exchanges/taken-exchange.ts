import type { Exchange } from '../../server/inspector/records.ts';
import type { TrafficRecord } from '../shared/traffic-records.ts';

/** What was on the wire, whoever recorded it. */
export type WireRecord = Pick<
  TrafficRecord,
  'paneId' | 'at' | 'tookMs' | 'kind' | 'request' | 'response' | 'failure' | 'messages'
>;

/** One exchange as it is copied, saved, compared and sent again: what was on the wire, and what is known beyond it. */
export interface TakenExchange {
  /** The person's name; null for a guest. */
  readonly who: string | null;
  readonly record: WireRecord;
  /** The answer's body; null when it was not kept or is not text. */
  readonly body: string | null;
  /** What the shop's inspector told of it; null for other servers. */
  readonly inspected: Exchange | null;
}
