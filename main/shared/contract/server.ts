/** What the session server and the wire tell, and the source that runs. */

import type { SessionKey } from '../../../server/inspector/records.ts';
import type { InspectorNews, ShopSnapshot } from '../exchange-records.ts';
import type { TrafficNews, TrafficSnapshot } from '../traffic-records.ts';

export interface ServerRequests {
  'inspector.snapshot': { input: null; output: ShopSnapshot };
  /** What went over the wire to other servers than the shop, masked; `traffic.events` go on from its seq. */
  'traffic.snapshot': { input: null; output: TrafficSnapshot };
  /** Ends one session in the store. False: it was already gone. */
  'session.end': { input: { key: SessionKey }; output: { ended: boolean } };
  /** The record as it really lies in the medium (file text, row, value); null when it has gone. */
  'session.raw': { input: { key: SessionKey }; output: { text: string | null } };
  /** The server's own source that runs: paths relative to the repository, sorted. */
  'code.files': { input: null; output: { files: readonly string[] } };
  /** @throws no-such-file */
  'code.read': { input: { file: string }; output: { text: string } };
}

export interface ServerEvents {
  /** Batched: at most one per frame. */
  'inspector.events': { readonly events: readonly InspectorNews[] };
  /** Batched: at most one per frame. */
  'traffic.events': TrafficNews;
}
