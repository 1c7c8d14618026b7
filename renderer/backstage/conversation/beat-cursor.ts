import type { Exchange } from '../../../server/inspector/records.ts';
import { isForeignId } from '../../state/foreign-exchange.ts';
import type { BeatKind } from './arrow.ts';
import { beatsOf } from './beats.ts';
import { followsRedirect } from './strips.ts';

/** Where the story stands when it is told beat by beat. */
export interface BeatCursor {
  readonly exchangeId: number;
  readonly beat: BeatKind;
}

/**
 * The next or previous beat; null is "live": everything told.
 * From live, forward starts the newest click anew (with its first beat); back stands on the last thing that was told.
 *
 * @param exchanges oldest first.
 */
export function stepBeat(exchanges: readonly Exchange[], cursor: BeatCursor | null, step: 1 | -1): BeatCursor | null {
  if (exchanges.length === 0) return null;
  if (cursor === null) return step === 1 ? firstBeat(newestClick(exchanges)) : lastBeat(exchanges.at(-1));
  const place = exchanges.findIndex((exchange) => exchange.id === cursor.exchangeId);
  const here = exchanges[place];
  if (!here) return null;
  const beats = beatsOf(here);
  const beat = beats[beats.indexOf(cursor.beat) + step];
  if (beat) return { exchangeId: here.id, beat };
  if (step === 1) return firstBeat(exchanges[place + 1]);
  return lastBeat(exchanges[place - 1]) ?? cursor;
}

/** Whether a beat of an exchange is already told. */
export function isTold(cursor: BeatCursor | null, exchange: Exchange, beat: BeatKind): boolean {
  if (cursor === null) return true;
  if (exchange.id !== cursor.exchangeId) {
    // The shop's exchanges and the foreign ones are numbered apart: of the others, what overlaps in time is told.
    return exchange.id < cursor.exchangeId || isForeignId(exchange.id) !== isForeignId(cursor.exchangeId);
  }
  const beats = beatsOf(exchange);
  return beats.indexOf(beat) <= beats.indexOf(cursor.beat);
}

/** The last exchange that nobody was sent to: what a person did. */
function newestClick(exchanges: readonly Exchange[]): Exchange | undefined {
  for (let place = exchanges.length - 1; place > 0; place--) {
    const before = exchanges[place - 1];
    const here = exchanges[place];
    if (before && here && !followsRedirect(before, here)) return here;
  }
  return exchanges[0];
}

function firstBeat(exchange: Exchange | undefined): BeatCursor | null {
  const [beat] = exchange ? beatsOf(exchange) : [];
  return exchange && beat ? { exchangeId: exchange.id, beat } : null;
}

function lastBeat(exchange: Exchange | undefined): BeatCursor | null {
  const beats = exchange ? beatsOf(exchange) : [];
  const beat = beats.at(-1);
  return exchange && beat ? { exchangeId: exchange.id, beat } : null;
}
