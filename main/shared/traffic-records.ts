/**
 * What Chromium itself tells about the traffic of a jar, whatever site it goes to: plain records, types only. Where the
 * inspector knows what the server did, these know what was on the wire, the same for the shop and for anybody's app.
 */
import type { Line } from '../../server/inspector/records.ts';
import type { PaneId } from './bench-records.ts';
import type { ExchangeId } from './exchange-id.ts';
import type { VisitorId } from './visitor-id.ts';

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
  | 'eventsource'
  | 'other';

/** One request of a jar with its answer, as it was on the wire. A redirect and what it led to are two records. */
export interface TrafficRecord {
  readonly id: ExchangeId;
  /** Whose wire it was on: it stays theirs when the jar has gone. */
  readonly who: VisitorId;
  /** The pane it came from; null when Jarful sent it again for the person. */
  readonly paneId: PaneId | null;
  /** The session server's own shop: its exchanges are told by the inspector, the window does not get these. */
  readonly toShop: boolean;
  /** ms since 1970 by the browser's clock. */
  readonly at: number;
  /** ms until the answer's headers were in; null when none came. */
  readonly waitedMs: number | null;
  /** ms until the answer was whole, or the request had failed; null while it is under way. */
  readonly tookMs: number | null;
  readonly kind: TrafficKind;
  readonly request: {
    readonly method: string;
    readonly url: string;
    /** As sent, Cookie among them. */
    readonly headers: readonly Line[];
    /** The body as text; null when there was none, or it was not text, too long or not kept any more. */
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
    /** Bytes of the body on the wire, the framing of chunks with it. */
    readonly bytes: number;
    /** Answered by the browser's own cache or a service worker: nothing was on the wire. */
    readonly fromCache: boolean;
  } | null;
  /** Chromium's name of what went wrong, e.g. "net::ERR_CONNECTION_REFUSED". With an answer: it broke off. */
  readonly failure: string | null;
  /** Of a WebSocket, or a stream of server-sent events; absent for everything else. */
  readonly messages?: ChannelMessages;
}

/** What was said on a channel that stays open: how much, and the newest of it. */
export interface ChannelMessages {
  readonly count: number;
  readonly newest: readonly ChannelMessage[];
}

export interface ChannelMessage {
  /** ms since 1970. */
  readonly at: number;
  /** From the page, or to it. */
  readonly way: 'out' | 'in';
  /** Its beginning; null when it was no text. */
  readonly text: string | null;
  readonly bytes: number;
}

/** An answer's body as the engine had it after decompression. */
export interface TrafficBody {
  readonly text: string;
  /** `text` is base64: the body was not text. */
  readonly base64: boolean;
}

/** A session cookie that went over the wire: `hint` its first characters. */
export interface KnownSession {
  /** Null when several frameworks call it so, or a person has said that it is one. */
  readonly framework: string | null;
  readonly name: string;
  readonly hint: string;
}

/** A record as the window gets it, secrets masked. */
export interface ShownTraffic extends TrafficRecord {
  /** The session cookie that the request showed. */
  readonly shows: KnownSession | null;
  /** The session cookie that the answer set. */
  readonly gives: KnownSession | null;
  /** Kept whatever comes: a person wants it. */
  readonly pinned: boolean;
}

/** What the window is told, secrets masked. Records come whole, once begun, answered and ended; the last one counts. */
export interface TrafficNews {
  /** Grows with every piece of news; a snapshot holds everything up to its own. */
  readonly seq: number;
  /** Everything before is forgotten (the bench was reset, or a person emptied the record). */
  readonly cleared: boolean;
  readonly records: readonly ShownTraffic[];
  /** Not kept any more, for want of room. */
  readonly dropped: readonly ExchangeId[];
  /** How many of each person's are not kept any more, whole. */
  readonly gone: readonly { readonly who: VisitorId; readonly count: number }[];
}

export type TrafficSnapshot = Omit<TrafficNews, 'cleared' | 'dropped'>;
