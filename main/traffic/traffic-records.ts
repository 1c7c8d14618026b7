/**
 * What Chromium itself tells about the traffic of a jar, whatever site it goes to: plain records, types only. Where the
 * inspector knows what the server did, these know what was on the wire, the same for the shop and for anybody's app.
 */
import type { Line } from '../../server/inspector/records.ts';
import type { JarId, PaneId } from '../ipc/contract.ts';

export type TrafficId = string & { readonly __brand: 'TrafficId' };

/** What a request was for, in the DevTools protocol's words (Network.ResourceType), lower case. */
export type TrafficKind =
  | 'document'
  | 'fetch'
  | 'xhr'
  | 'stylesheet'
  | 'script'
  | 'image'
  | 'font'
  | 'websocket'
  | 'other';

/** One request of a jar with its answer, as it was on the wire. */
export interface TrafficRecord {
  readonly id: TrafficId;
  readonly jarId: JarId;
  /** The pane it came from; null when Jarful sent it again for the person. */
  readonly paneId: PaneId | null;
  /** ms since 1970 by the browser's clock. */
  readonly at: number;
  /** ms until the answer was whole; null while it is under way. */
  readonly tookMs: number | null;
  readonly kind: TrafficKind;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** As sent, Cookie among them. */
    readonly headers: readonly Line[];
    /** The body as text; null when there was none or it was not text. */
    readonly body: string | null;
  };
  /** Null: none came yet, or none at all (see `failure`). */
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    /** "http/1.1", "h2" ... */
    readonly protocol: string;
    /** As received, each Set-Cookie on a line of its own. */
    readonly headers: readonly Line[];
    readonly mimeType: string;
    /** Bytes of the body on the wire. */
    readonly bytes: number;
    /** Answered by the browser's own cache: nothing was on the wire. */
    readonly fromCache: boolean;
  } | null;
  /** Chromium's name of what went wrong, e.g. "net::ERR_CONNECTION_REFUSED". */
  readonly failure: string | null;
}
