/**
 * What the inspector tells about the server: plain records, types only, free of Node, so that the
 * outer rings can read them. No record ever holds a whole session ID or a signature (promise C54).
 */
import type { RefusalReason } from '../refusal.ts';
import type { JsonObject, Medium, SessionKey } from '../session-types.ts';

export type { CheckReason, RefusalReason } from '../refusal.ts';
export type { Json, JsonObject, Medium, SessionKey } from '../session-types.ts';

/** One header or form field as it was on the wire, order kept; secrets are replaced by their first four characters and "…". */
export type Line = readonly [name: string, value: string];

/** Why no ticket counted. "several": two valid ones came at once, and nothing tells which is the browser's own. */
export type RefusedWhy = 'signature' | 'malformed' | 'several';

/** The ticket a request carried. `hint`: the first four characters of the ID, for people to recognise. */
export type ShownTicket =
  | { readonly kind: 'none' }
  | { readonly kind: 'valid'; readonly key: SessionKey; readonly hint: string }
  | { readonly kind: 'refused'; readonly hint: string; readonly why: RefusedWhy };

/** A place in the server's own source: path relative to the repository root, 1-based line. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Where a request can be held. "gate": before it queues up for its turn, so that others of its session may pass it.
 * "between": its session is read, its handler has not run; with the queue on, it keeps its turn. "answer": its work is done
 * and saved, nobody waits for it, only the browser does not know yet (with `commitBeforeAnswer` off: the headers have left
 * and the session is not saved yet).
 */
export type HoldPlace = 'gate' | 'between' | 'answer';

/** How a hold ended. "late": it had stood as long as one may, and was let go. */
export type HoldEnd = 'released' | 'failed' | 'late' | 'client-left';

/** A request that is held at a breakpoint. */
export interface HeldRequest {
  /** The exchange's number. */
  readonly exchange: number;
  /** The number of the breakpoint that holds it. */
  readonly order: number;
  readonly where: HoldPlace;
  /** ms since 1970 by the server's clock. */
  readonly since: number;
  readonly who: Exchange['who'];
  readonly method: string;
  /** The address without its query. */
  readonly path: string;
  /** The session whose ticket it showed, null when it showed none. */
  readonly key: SessionKey | null;
}

interface StepBase {
  /** ms since the request arrived, with fractions. */
  readonly at: number;
  /** ms the step took. */
  readonly tookMs: number;
  readonly source?: SourcePlace;
}

/** One thing the server did while answering, in the order it was done. */
export type Step =
  /** A check of the pipeline (host, method, body size, origin, token ...). `why` is the reason of the refusal: the window says it. */
  | (StepBase & { readonly kind: 'check'; readonly what: string; readonly ok: boolean; readonly why?: string })
  /** The gate: how long the request waited for its turn, and how many stood before it. */
  | (StepBase & { readonly kind: 'gate'; readonly ahead: number })
  | (StepBase & {
      readonly kind: 'store';
      readonly op: 'read' | 'create' | 'update' | 'touch' | 'destroy';
      readonly key: SessionKey;
      readonly result: 'found' | 'missing' | 'expired' | 'done' | 'exists' | 'gone' | 'conflict' | 'failed';
    })
  /** It was held at a breakpoint, so long (real ms), and then let go, answered with an error, or left by its client. */
  | (StepBase & { readonly kind: 'hold'; readonly where: HoldPlace; readonly end: HoldEnd })
  /** The route's own code, e.g. "POST /cart/add". */
  | (StepBase & { readonly kind: 'handler'; readonly route: string; readonly failed: boolean });

/** The session as one side of an exchange saw it. */
export interface SessionSide {
  readonly key: SessionKey;
  readonly hint: string;
  readonly data: JsonObject;
  /** ms since 1970 by the server's clock. */
  readonly expiresAt: number | null;
}

/** What an exchange did to the session, in one word. */
export type SessionEffect = 'none' | 'read' | 'created' | 'changed' | 'regenerated' | 'destroyed' | 'failed';

/** One request with its response, and what they did to the session and the jar. */
export interface Exchange {
  /** Counts from 1 in one server's life. */
  readonly id: number;
  /** ms since 1970 by the server's clock, when the request line arrived. */
  readonly at: number;
  /** ms from the request's arrival to the last byte of the answer. */
  readonly tookMs: number;
  readonly who: { readonly agent: string; readonly address: string };
  readonly request: {
    readonly method: string;
    /** Path and query as sent, control characters made visible. */
    readonly target: string;
    readonly headers: readonly Line[];
    /** The submitted form, null when there was none. */
    readonly form: readonly Line[] | null;
  };
  readonly ticket: ShownTicket;
  readonly steps: readonly Step[];
  readonly session: {
    readonly before: SessionSide | null;
    readonly after: SessionSide | null;
    readonly effect: SessionEffect;
  };
  readonly response: {
    /** 0 when no answer was begun: its client had gone. */
    readonly status: number;
    readonly headers: readonly Line[];
    readonly bytes: number;
    /** The client went away before the answer was whole. */
    readonly cut: boolean;
    /** Why the request was not carried out; absent when it was. */
    readonly refusal?: RefusalReason;
  };
  /** The article's log line, e.g. `[05/Mar/2012 09:44:28] "GET /team/ HTTP/1.1" 200 286`. */
  readonly line: string;
}

/** What is known of an exchange when its request line and headers are in. */
export type Beginning = Pick<Exchange, 'id' | 'at' | 'who' | 'request' | 'ticket'>;

/** One row of the store, read without changing it. */
export interface SessionRow {
  readonly key: SessionKey;
  readonly hint: string;
  readonly data: JsonObject;
  readonly createdAt: number;
  /** ms since 1970 when the data or the expiry was last written. */
  readonly changedAt: number;
  /** ms since 1970 by the server's clock: the store's real expiry. */
  readonly expiresAt: number;
  /** Size of the data as JSON in UTF-8. */
  readonly bytes: number;
  /** Where the record really lies, in the medium's own words (a path, a table row, a key). */
  readonly place: string;
}

/** A point to rewind to: just before an exchange arrived, or just after its answer had left. */
export interface RewindPoint {
  readonly exchange: number;
  readonly side: 'before' | 'after';
}

export type GoneReason = 'destroyed' | 'expired' | 'tidied' | 'cleared';

export type InspectorEvent = { readonly seq: number /** server clock, ms */; readonly at: number } & (
  | { readonly kind: 'exchange-began'; readonly exchange: Beginning }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'row'; readonly row: SessionRow }
  | { readonly kind: 'row-gone'; readonly key: SessionKey; readonly why: GoneReason }
  | { readonly kind: 'held'; readonly held: HeldRequest }
  | { readonly kind: 'released'; readonly exchange: number; readonly where: HoldPlace; readonly end: HoldEnd }
  /** Store, orders, settings and clock are as they were before or after an exchange (null: the present is back); read all anew. */
  | { readonly kind: 'rewound'; readonly branch: number; readonly to: RewindPoint | null }
  /** The medium changed, the server was restarted, or the clock was moved: read the snapshot again. */
  | { readonly kind: 'reset' }
);

/** Everything the inspector knows at `seq`; events with a higher seq follow. */
export interface InspectorSnapshot {
  readonly seq: number;
  readonly now: number;
  readonly medium: Medium;
  readonly rows: readonly SessionRow[];
  /** Newest last, bounded. */
  readonly exchanges: readonly Exchange[];
  /** Requests that are held at breakpoints now, in the order they came. */
  readonly held: readonly HeldRequest[];
}
