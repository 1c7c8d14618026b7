import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import type { DataChange } from '../../state/data-diff.ts';

/** The four beats of an exchange; one without anything to draw is left out. */
export type BeatKind = 'request' | 'look-up' | 'change' | 'answer';
export type LaneEnd = 'person' | 'server' | 'store';

/** One arrow of the diagram, or a note at the server when `from` and `to` are the same. */
export interface Arrow {
  /** ms since 1970 by the server's clock: arrows of several exchanges at once are drawn in this order. */
  readonly at: number;
  readonly beat: BeatKind;
  readonly from: LaneEnd;
  readonly to: LaneEnd;
  /** An answer: dashed. */
  readonly back: boolean;
  /** What it means, in one sentence; `name` is the person's. */
  readonly says: Phrase;
  /** What it truly is: header lines, a record. */
  readonly wire: string;
  readonly changes: readonly DataChange[];
  readonly refused: boolean;
}
