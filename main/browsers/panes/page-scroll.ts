import type { PageView } from '../engine/page-view.ts';

/** How far a page is scrolled, px. */
export type Scroll = readonly [x: number, y: number];

export const atTheTop: Scroll = [0, 0];

/** A page that is busy is not waited for longer than this, ms: it sleeps at its top. */
const longestRead = 500;

export async function readScroll(view: PageView): Promise<Scroll> {
  const late = new Promise<Scroll>((resolve) => {
    setTimeout(() => resolve(atTheTop), longestRead);
  });
  const read = view.run('[Math.round(scrollX), Math.round(scrollY)]').catch(() => atTheTop);
  const answer = await Promise.race([read, late]);
  const [x, y]: readonly unknown[] = Array.isArray(answer) ? answer : atTheTop;
  // The page may have lied: it is a stranger's.
  return [Number(x) || 0, Number(y) || 0];
}

/** A page that cannot be scrolled, or has gone, stays where it is. */
export function scrollTo(view: PageView, [x, y]: Scroll): void {
  void view.run(`scrollTo(${x}, ${y})`).catch(() => {});
}
