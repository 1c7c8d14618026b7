/**
 * Every bar of the window over a table of sizes, numbers of panes, languages and both views: nothing lies over something
 * else, no bar wraps, nothing is cut without a mark and a title, all that is to be pressed is in its bar and in the window.
 */
import { expect, Jarful, test } from './jarful.ts';

/** 800x500 is the smallest window; 1093x560 is 1366x768 at 125 % with a taskbar, 960x540 is 1920x1080 at 200 %. */
const sizes = [
  [800, 500],
  [960, 540],
  [1024, 768],
  [1093, 560],
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
] as const;
const counts = [1, 2, 3, 6, 12];

for (const language of ['en', 'es', 'fr'])
  test(`every frame fits, ${language}`, async ({ userData }) => {
    test.setTimeout(180_000);
    const jarful = await Jarful.start(userData, { language });
    try {
      await jarful.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        // The table's sizes count, not this screen's.
        if (window) window.setFullScreen = () => {};
      });
      await jarful.choose('pane.close');
      for (const count of counts) {
        const panes = jarful.shell.locator('[data-pane-bar]');
        while ((await panes.count()) < count) {
          const before = await panes.count();
          await jarful.choose('jar.create');
          await expect(panes).toHaveCount(before + 1);
        }
        await expect(panes).toHaveCount(count);
        for (const view of ['plain', 'projector']) {
          for (const [width, height] of sizes) {
            await jarful.shell.setViewportSize({ width, height });
            const found = await jarful.shell.evaluate(faultsOfBars);
            expect.soft(found, `${count} panes, ${width}x${height}, ${view}`).toEqual([]);
          }
          await jarful.choose('view.projector');
          await expect(jarful.shell.locator(':root[data-view="projector"]')).toHaveCount(view === 'plain' ? 1 : 0);
        }
      }
    } finally {
      await jarful.app.close();
    }
  });

/** Runs in the window. Each fault in a few words. */
async function faultsOfBars(): Promise<string[]> {
  const frame = () => new Promise(requestAnimationFrame);
  // Measured sizes are drawn with the next frame, and what they change with the one after.
  for (let count = 0; count < 4; count++) await frame();
  const faults = new Set<string>();
  const slack = 1.5;
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && element.checkVisibility({ visibilityProperty: true });
  };
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)}"`;
  const outside = (inner: DOMRect, outer: { left: number; top: number; right: number; bottom: number }) =>
    inner.left < outer.left - slack ||
    inner.top < outer.top - slack ||
    inner.right > outer.right + slack ||
    inner.bottom > outer.bottom + slack;
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const scrolls = (element: Element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(overflowX + overflowY);
  };

  const bars = [...document.querySelectorAll('header, [data-pane-bar], [role="tablist"], [data-bar]')].filter(seen);
  if (bars.length < 3) faults.add(`only ${bars.length} bars`);
  for (const bar of bars) {
    const box = bar.getBoundingClientRect();
    const called = bar.getAttribute('data-pane-bar') ?? nameOf(bar);
    if (outside(box, view)) faults.add(`${called} hangs out of the window`);
    const parts = [...bar.querySelectorAll('button, input, [role="tab"], h1, [role="status"]')].filter(seen);
    for (const [index, part] of parts.entries()) {
      const here = part.getBoundingClientRect();
      let scroller: Element | null = part.parentElement;
      while (scroller && scroller !== bar.parentElement && !scrolls(scroller)) scroller = scroller.parentElement;
      const scrolled = scroller !== null && scroller !== bar.parentElement;
      if (!scrolled && outside(here, box)) faults.add(`${nameOf(part)} hangs out of ${called}`);
      for (const other of parts.slice(index + 1)) {
        if (part.contains(other) || other.contains(part)) continue;
        const there = other.getBoundingClientRect();
        const across = Math.min(here.right, there.right) - Math.max(here.left, there.left);
        const down = Math.min(here.bottom, there.bottom) - Math.max(here.top, there.top);
        if (across > slack && down > slack && !scrolled) faults.add(`${nameOf(part)} lies over ${nameOf(other)}`);
        if (down <= 0 && !scrolled) faults.add(`${called} wraps before ${nameOf(other)}`);
      }
    }
    for (const part of bar.querySelectorAll<HTMLElement>('*')) {
      if (!seen(part) || scrolls(part) || part instanceof HTMLInputElement || part instanceof SVGElement) continue;
      if (part.scrollWidth <= part.clientWidth + 1 || part.clientWidth === 0) continue;
      const { overflowX, textOverflow } = getComputedStyle(part);
      const titled =
        part.closest('[title]') !== null || part.closest('[data-pane-bar]')?.querySelector('input') !== null;
      if (overflowX === 'visible') continue;
      if (textOverflow !== 'ellipsis' || !titled) faults.add(`${nameOf(part)} is cut in ${called}`);
    }
  }
  return [...faults];
}
