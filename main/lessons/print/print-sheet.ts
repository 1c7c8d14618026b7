import type { Paper, PrintPage } from '../../shared/desktop.ts';

/** Sizes of type, pt: larger looks like a poster, smaller cannot be read on paper. */
const [largest, smallest] = [13, 6];

/**
 * Prints on one page, with the largest type that fits on it. What does not fit even in the smallest goes on to a second page.
 *
 * @param htmlAt the sheet with its type at a size in pt
 */
export async function printSheet(
  htmlAt: (size: number) => string,
  paper: Paper,
  printPage: PrintPage,
): Promise<Uint8Array> {
  let best = await printPage(htmlAt(smallest), paper);
  if (countPages(best) > 1) return best;
  // In half points.
  let [fits, tooLarge] = [smallest * 2, largest * 2 + 1];
  while (tooLarge - fits > 1) {
    const middle = Math.floor((fits + tooLarge) / 2);
    const pdf = await printPage(htmlAt(middle / 2), paper);
    if (countPages(pdf) > 1) tooLarge = middle;
    else [fits, best] = [middle, pdf];
  }
  return best;
}

/** Chromium writes the objects of pages as plain text (ISO 32000-1 7.7.3.3: /Type /Page). */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}
