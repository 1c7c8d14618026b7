/** The known word that was probably meant: at most a third of its letters are others. Null when none is that near. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  // What is much longer than any word is none, and would take long to compare.
  if (word.length > 60) return null;
  const typed = word.toLowerCase();
  const rated = known.map((one) => ({ one, apart: distance(typed, one.toLowerCase()) }));
  const best = rated.toSorted((a, b) => a.apart - b.apart)[0];
  return best && best.apart <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : null;
}

/** Letters to be put in, taken out, replaced or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const above = rows[row - 1] ?? [];
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + same,
          swapped ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(line);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
