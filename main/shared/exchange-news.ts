/** What the window and main say to each other about single exchanges: types only. */
import type { Line } from '../../server/inspector/records.ts';
import type { JarColour, JarId, JarShape } from './bench-records.ts';
import type { ExchangeDifference } from './exchange-difference.ts';
import type { ExchangeId } from './exchange-id.ts';
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
 * request as it truly was is not kept any more, only what the server tells of it; `gone`: nothing of it is kept;
 * `body-unknown`: its body is not here whole (a file in it, too long, or not kept any more); `channel`: a WebSocket.
 */
export type WhyNotSend = 'guest' | 'masked' | 'gone' | 'body-unknown' | 'channel';

/** What has to be known about a request that is sent again as somebody else; the window has a sentence for each. */
export type SendNote =
  /** The body or a header carries an anti-forgery token that was made for the first person. */
  | { readonly kind: 'token-of-other' }
  /** The sender's own token stands in its place, fetched from this page. */
  | { readonly kind: 'token-of-own'; readonly page: string }
  /** Authorization says who somebody is: the first person's was left out. */
  | { readonly kind: 'authorization-left-out' };

/** How many pieces (lines, elements) two bodies have in common, of those that the longer one has. */
export interface Likeness {
  readonly same: number;
  readonly all: number;
}

/** What an answer to somebody else proves: see exchanges/judge-answer.ts. */
export type Verdict =
  | {
      readonly kind: 'unproven';
      readonly why: 'no-answer' | 'not-tried' | 'owner-gone' | 'control-failed' | 'body-unknown' | 'owner-differs';
    }
  /** A stranger without any cookie gets the owner's answer too: it says nothing about people. */
  | { readonly kind: 'anybody' }
  /** The owner's own repeat gets the same answer, and a stranger another one. */
  | { readonly kind: 'as-owner' }
  /** As a stranger is answered. */
  | { readonly kind: 'as-stranger' }
  /** As nobody else was answered. */
  | { readonly kind: 'neither' };

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
  /** Where the answer redirects to; null when nowhere. */
  readonly location: string | null;
  /** The beginning of the answer's body; null when it was not kept or is not text. */
  readonly body: string | null;
}

/** The second exchange is the first, sent again. */
export interface SentAgain {
  readonly first: ExchangeId;
  readonly again: ExchangeId;
  readonly as: JarId;
  /** By whoever sent it first. */
  readonly own: boolean;
  readonly notes: readonly SendNote[];
  /** Null: a body is not known. */
  readonly alike: Likeness | null;
  /** Null: sent by the same person, where there is nothing to prove. */
  readonly verdict: Verdict | null;
}

/** Two exchanges side by side. */
export interface Comparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly difference: ExchangeDifference;
  /** Null: two that were chosen. */
  readonly sent: SentAgain | null;
}

/** What came of something that was done with an exchange. */
export type ExchangeNews =
  | { readonly kind: 'sending'; readonly name: string }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'copied'; readonly form: CopyForm; readonly secrets: boolean; readonly count: number }
  /** Nothing is on the clipboard. `unsafe`: its reader has no way to take one of its characters safely. */
  | { readonly kind: 'not-copied'; readonly form: SnippetForm; readonly why: 'unsafe' | 'body-unknown' }
  /** Nothing was sent: no page that this person can open has a token of the kind that the request carries. */
  | { readonly kind: 'no-own-token'; readonly name: string }
  /** The record of other servers than the shop was emptied; how many exchanges it held. */
  | { readonly kind: 'cleared'; readonly count: number }
  | { readonly kind: 'opened'; readonly recording: ShownRecording }
  /** The bench begins anew: whatever was looked at of the old one is over. */
  | { readonly kind: 'over' }
  /** `unfinished`: requests under way, which are not in it. */
  | { readonly kind: 'saved'; readonly file: string; readonly count: number; readonly unfinished: number };

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
  /** Entries that could not be read, or were too many: their numbers from 1, and method and address where they are there. */
  readonly leftOut: readonly { readonly number: number; readonly what: string }[];
  readonly people: readonly RecordedPerson[];
  /** What the shop's inspector told, where the file has it. */
  readonly inspected: readonly ExchangeRecord[];
  /** Everything else, secrets masked. */
  readonly traffic: readonly ShownTraffic[];
}
