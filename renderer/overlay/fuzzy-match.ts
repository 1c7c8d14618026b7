/** Texts without their accents, in small letters: nobody should have to type "configuración" in full dress. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well a text answers to what was typed: every letter of each typed word must come in it, in order. Higher is better;
 * letters that begin words, and letters in a row, count more. Null when it does not answer.
 *
 * @param loose whether letters may be left out; else each typed word stands in the text as it is
 */
export function rateMatch(typed: string, text: string, loose = true): number | null {
  const within = plain(text);
  let sum = 0;
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    const best = rateWord(word, within, loose);
    if (best === null) return null;
    sum += best;
  }
  // Of two that answer equally well, the shorter is more likely meant.
  return sum - within.length / 100;
}

function rateWord(word: string, text: string, loose: boolean): number | null {
  const whole = text.indexOf(word);
  if (whole >= 0) return word.length * 4 + (beginsWord(text, whole) ? 8 : 0);
  if (!loose) return null;
  let score = 0;
  let place = -1;
  for (const letter of word) {
    const found = text.indexOf(letter, place + 1);
    if (found < 0) return null;
    score += (beginsWord(text, found) ? 3 : 0) + (found === place + 1 && place >= 0 ? 2 : 0) - (found - place) / 20;
    place = found;
  }
  return score;
}

function beginsWord(text: string, place: number): boolean {
  return place === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(place - 1));
}

/** Those that answer to what was typed, the best first; all, in their order, when nothing was. */
export function findMatches<T>(
  typed: string,
  things: readonly T[],
  textOf: (thing: T) => string,
  loose = true,
): readonly T[] {
  if (typed.trim() === '') return things;
  return things
    .map((thing) => ({ thing, rate: rateMatch(typed, textOf(thing), loose) }))
    .filter((found): found is { thing: T; rate: number } => found.rate !== null)
    .sort((one, other) => other.rate - one.rate)
    .map(({ thing }) => thing);
}
