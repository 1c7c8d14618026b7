/** What the window and main say to each other about single exchanges: types only. */
import type { Line } from '../../server/inspector/records.ts';
import type { JarColour, JarId, JarShape } from './bench-records.ts';
import type { ExchangeDifference } from './exchange-difference.ts';
import type { ExchangeRecord } from './exchange-records.ts';
import type { ShownTraffic } from './traffic-records.ts';
import type { VisitorId } from './visitor-id.ts';

/** What one request can be copied as, to be sent by another program. */
export type SnippetForm = 'curl-posix' | 'curl-cmd' | 'curl-powershell' | 'fetch' | 'python';

/** What an exchange can be copied as. */
export type CopyForm = SnippetForm | 'markdown' | 'mermaid';

/** The native menus of one exchange, and of those that a list shows. */
export type ExchangeMenu = 'send-as' | 'copy-as' | 'list';

/**
 * Why a request cannot be sent again. `guest`: from a browser that is no pane, so its secrets were never here; `masked`: the
 * request as it truly was is not kept any more, only what the server tells of it; `gone`: nothing of it is kept.
 */
export type WhyNotSend = 'guest' | 'masked' | 'gone';

/** What has to be known about a request that is sent again as somebody else; the window has a sentence for each. */
export type SendNote =
  /** The body or a header carries an anti-forgery token that was made for the first person. */
  | 'token-of-other'
  /** Authorization says who somebody is: the first person's was left out. */
  | 'authorization-left-out'
  /** The request's body was not kept (a file, or too long): it was sent without one. */
  | 'body-unknown';

/** One of two exchanges that are compared, secrets masked. */
export interface ComparedSide {
  readonly who: { readonly name: string; readonly shape: JarShape; readonly colour: JarColour } | null;
  readonly method: string;
  readonly url: string;
  /** ms since 1970 by the browser's clock. */
  readonly at: number;
  readonly tookMs: number | null;
  /** Null: no answer came, see `failure`. */
  readonly status: number | null;
  readonly statusText: string;
  readonly failure: string | null;
  readonly headers: readonly Line[];
  /** The beginning of the answer's body; null when it was not kept or is not text. */
  readonly body: string | null;
}

/** Two exchanges side by side. */
export interface Comparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly difference: ExchangeDifference;
  /** The second is the first, sent again; by whom, and what has to be known about it. Null: two that were chosen. */
  readonly sent: { readonly as: JarId; readonly own: boolean; readonly notes: readonly SendNote[] } | null;
}

/** What came of something that was done with an exchange. */
export type ExchangeNews =
  | { readonly kind: 'sending'; readonly name: string }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'copied'; readonly form: CopyForm; readonly secrets: boolean; readonly count: number }
  /** Its reader has no way to take one of its characters safely: nothing is on the clipboard. */
  | { readonly kind: 'not-copied'; readonly form: SnippetForm }
  | { readonly kind: 'opened'; readonly recording: ShownRecording }
  /** The bench begins anew: whatever was looked at of the old one is over. */
  | { readonly kind: 'over' }
  | { readonly kind: 'saved'; readonly file: string; readonly count: number };

/** Somebody in a recording that was opened from a file. */
export interface RecordedPerson {
  readonly id: VisitorId;
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
}

/** What a file tells, to be walked through: read only. */
export interface ShownRecording {
  readonly file: string;
  /** Entries that could not be read, or were too many. */
  readonly leftOut: number;
  readonly people: readonly RecordedPerson[];
  /** What the shop's inspector told, where the file has it. */
  readonly inspected: readonly ExchangeRecord[];
  /** Everything else, secrets masked. */
  readonly traffic: readonly ShownTraffic[];
}
