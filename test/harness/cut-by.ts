import type { Locator } from '@playwright/test';

/** What cuts it off: the window, or what scrolls or clips around it; null when it is there whole. */
export function cutBy(part: Locator): Promise<string | null> {
  return part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const lies = (frame: { left: number; top: number; right: number; bottom: number }) =>
      left >= frame.left - 1 && top >= frame.top - 1 && right <= frame.right + 1 && bottom <= frame.bottom + 1;
    if (right - left < 1 || bottom - top < 1) return 'nothing to see';
    if (!lies({ left: 0, top: 0, right: innerWidth, bottom: innerHeight })) return 'the window';
    for (let above = element.parentElement; above; above = above.parentElement) {
      const frame = above.getBoundingClientRect();
      if (getComputedStyle(above).overflow !== 'visible' && !lies(frame))
        return `${above.className}: ${top}-${bottom} in ${frame.top}-${frame.bottom}`;
    }
    return null;
  });
}
