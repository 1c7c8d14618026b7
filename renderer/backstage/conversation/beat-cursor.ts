import { type ExchangeId, parseExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { BeatKind } from './arrow.ts';
import { beatsOf } from './beats.ts';
import { groupClicks } from './clicks.ts';

/** Where the conversation stands when it is told beat by beat. */
export interface BeatCursor {
  readonly exchangeId: ExchangeId;
  readonly beat: BeatKind;
}

/**
 * The next or previous beat; null is "live": everything told.
 * From live, forward starts the newest click anew (with its first beat); back stands on the last thing that was told.
 *
 * @param exchanges oldest first.
 */
export function stepBeat(
  exchanges: readonly ExchangeRecord[],
  cursor: BeatCursor | null,
  step: 1 | -1,
): BeatCursor | null {
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
export function isTold(cursor: BeatCursor | null, exchange: ExchangeRecord, beat: BeatKind): boolean {
  if (cursor === null) return true;
  if (exchange.id !== cursor.exchangeId) {
    const [here, there] = [parseExchangeId(exchange.id), parseExchangeId(cursor.exchangeId)];
    // Each source numbers for itself: of the others, what overlaps in time is told.
    return here?.source !== there?.source || (here?.number ?? 0) < (there?.number ?? 0);
  }
  const beats = beatsOf(exchange);
  return beats.indexOf(beat) <= beats.indexOf(cursor.beat);
}

/** What began the newest click. */
function newestClick(exchanges: readonly ExchangeRecord[]): ExchangeRecord | undefined {
  const id = groupClicks(exchanges).at(-1)?.id;
  return exchanges.find((exchange) => exchange.id === id);
}

function firstBeat(exchange: ExchangeRecord | undefined): BeatCursor | null {
  const [beat] = exchange ? beatsOf(exchange) : [];
  return exchange && beat ? { exchangeId: exchange.id, beat } : null;
}

function lastBeat(exchange: ExchangeRecord | undefined): BeatCursor | null {
  const beats = exchange ? beatsOf(exchange) : [];
  const beat = beats.at(-1);
  return exchange && beat ? { exchangeId: exchange.id, beat } : null;
}
