import type { Rect } from '../../shared/bench-records.ts';
import { projectorType } from '../../shared/projector-type.ts';

/** px that the shop's text is made in. */
const textOfPages = 15;
/** CSS px that a page needs to show its head and one row of goods with their buttons. */
const least = { width: 320, height: 150 };

/**
 * How much a page grows in the projector view: with the window's own text, as far as what is to be pressed stays in sight.
 *
 * @param windowHeight px. @param slot where the page lies; null: not in the window.
 * @returns a zoom factor, 1 is the original size, never less.
 */
export function readingSize(windowHeight: number, slot: Rect | null): number {
  const wanted = (windowHeight * projectorType.shareOfHeight) / textOfPages;
  if (!slot) return Math.max(1, wanted);
  return Math.max(1, Math.min(wanted, slot.width / least.width, slot.height / least.height));
}
