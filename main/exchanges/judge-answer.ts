import type { Likeness, Verdict } from '../shared/exchange-news.ts';
import { layOutJson } from './compare-texts.ts';

/** What is compared of an answer: secrets are out of it already, each visitor has others. */
export interface JudgedAnswer {
  /** Null: none came. */
  readonly status: number | null;
  /** Where it redirects to; null when nowhere. */
  readonly location: string | null;
  /** Null when it is not known. Redirects are judged without theirs: nobody reads it. */
  readonly body: string | null;
}

export type NoControls = 'not-tried' | 'owner-gone';

/** An answer that was given to somebody else, and what it is held against. */
export interface JudgedCase {
  /** The owner's, as it was recorded. */
  readonly first: JudgedAnswer;
  readonly other: JudgedAnswer;
  /** The owner's own repeat and a stranger's try, or why there are none. */
  readonly controls: { readonly repeat: JudgedAnswer; readonly stranger: JudgedAnswer } | NoControls;
}

/**
 * What an answer proves. Without controls nothing: a status says what a server calls its answer, not what it did. What
 * changes from one answer to the next by itself (times, counters, tokens) is found by the owner's repeat.
 */
export function judgeAnswer({ first, other, controls }: JudgedCase): Verdict {
  if (other.status === null) return { kind: 'unproven', why: 'no-answer' };
  if (typeof controls === 'string') return { kind: 'unproven', why: controls };
  const { repeat, stranger } = controls;
  if (repeat.status === null || stranger.status === null) return { kind: 'unproven', why: 'control-failed' };
  if ([first, other, repeat, stranger].some(isUnknown)) return { kind: 'unproven', why: 'body-unknown' };
  const owners = ownersPattern(first, repeat);
  if (owners === null) return { kind: 'unproven', why: 'owner-differs' };
  if (owners(other)) return { kind: owners(stranger) ? 'anybody' : 'as-owner' };
  return { kind: sameAnswer(stranger, other) ? 'as-stranger' : 'neither' };
}

/** How much of two answers' bodies is the same, by content. */
export function likenessOf(one: JudgedAnswer, other: JudgedAnswer): Likeness | null {
  if (one.body === null || other.body === null) return null;
  const [pieces, others] = [piecesOf(one.body), piecesOf(other.body)];
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  let shared = 0;
  for (const piece of others) {
    const left = counts.get(piece) ?? 0;
    if (left > 0) shared++;
    counts.set(piece, left - 1);
  }
  return { same: shared, all: Math.max(pieces.length, others.length) };
}

/** What an answer must be to be the owner's; null when the owner's own two are not the same. */
function ownersPattern(first: JudgedAnswer, repeat: JudgedAnswer): ((answer: JudgedAnswer) => boolean) | null {
  if (first.status !== repeat.status) return null;
  const [expected, again] = [contentOf(first), contentOf(repeat)];
  const changing = expected.map((piece, place) => piece !== again[place]);
  const fits = (pieces: readonly string[]) =>
    pieces.length === expected.length &&
    pieces.every((piece, place) =>
      changing[place] ? shapeOf(piece) === shapeOf(expected[place] ?? '') : piece === expected[place],
    );
  return fits(again) ? (answer) => answer.status === first.status && fits(contentOf(answer)) : null;
}

/** To the letter: with one try as a stranger it is not known what of the answer changes by itself. */
function sameAnswer(one: JudgedAnswer, other: JudgedAnswer): boolean {
  return one.status === other.status && contentOf(one).join('\n') === contentOf(other).join('\n');
}

function contentOf({ location, body }: JudgedAnswer): readonly string[] {
  return location === null ? piecesOf(body ?? '') : [location];
}

function isUnknown({ location, body }: JudgedAnswer): boolean {
  return location === null && body === null;
}

/** Small enough that a token or a time spoils one of them only: lines, and elements of a page that comes in one line. */
function piecesOf(body: string): readonly string[] {
  return (layOutJson(body) ?? body)
    .split(/\r?\n|(?=<)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Numbers, times, ids and long runs are alike to each other. */
function shapeOf(piece: string): string {
  return piece.replace(/[\w+/=-]*\d[\w+/=-]*|[\w+/=-]{20,}/g, '*');
}
