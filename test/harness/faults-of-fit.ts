/**
 * What does not fit in the window as it stands now, each fault in a few words. Runs inside the window, so it stands alone:
 * - a bar never wraps, and what is in it never hangs out of it;
 * - whatever can be pressed or written into lies in the window, or in something that scrolls to it;
 * - text is cut only with an ellipsis, and then a title has it whole;
 * - no text and no control lies over another.
 */
export async function faultsOfFit(): Promise<string[]> {
  const frame = () => new Promise(requestAnimationFrame);
  // Measured sizes are drawn with the next frame, and what they change with the one after.
  for (let count = 0; count < 4; count++) await frame();

  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const faults = new Set<string>();
  /** px: what rounding may do. */
  const slack = 1.5;
  /** px: a line's box is a little higher than its letters. */
  const leading = 4;
  const view: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const controls = 'button, input, select, textarea, [role="tab"], [role="option"], [role="radio"], [role="switch"]';

  const outside = (inner: Box, outer: Box) =>
    inner.left < outer.left - slack ||
    inner.top < outer.top - slack ||
    inner.right > outer.right + slack ||
    inner.bottom > outer.bottom + slack;
  const common = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const isSmall = ({ left, top, right, bottom }: Box) => right - left <= 2 || bottom - top <= 2;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element) => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const ancestors = (element: Element): readonly Element[] => {
    const found: Element[] = [];
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
      found.push(above);
    return found;
  };
  const clips = (element: Element) => {
    const { overflowX, overflowY } = styleOf(element);
    return overflowX !== 'visible' || overflowY !== 'visible';
  };
  const scrolls = (element: Element) => /auto|scroll/.test(styleOf(element).overflowX + styleOf(element).overflowY);
  /** Words for those who hear the window are clipped to nothing. */
  const isForEars = (element: Element) =>
    styleOf(element).clipPath !== 'none' || (clips(element) && isSmall(element.getBoundingClientRect()));
  const seen = (element: Element) =>
    !isSmall(element.getBoundingClientRect()) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !isForEars(element) &&
    !ancestors(element).some(isForEars);
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 32)}"`;

  // Bars.
  const bars = [...document.querySelectorAll('header, [data-pane-bar], [role="tablist"], [data-bar]')].filter(seen);
  if (bars.length < 2) faults.add(`only ${bars.length} bars`);
  for (const bar of bars) {
    const box = bar.getBoundingClientRect();
    const called = bar.getAttribute('data-pane-bar') ?? nameOf(bar);
    if (outside(box, view)) faults.add(`${called} hangs out of the window`);
    const parts = [...bar.querySelectorAll(`${controls}, h1, [role="status"]`)].filter(seen);
    for (const [index, part] of parts.entries()) {
      const scrolled = ancestors(part).some((above) => bar.contains(above) && scrolls(above));
      if (scrolled) continue;
      const here = part.getBoundingClientRect();
      if (outside(here, box)) faults.add(`${nameOf(part)} hangs out of ${called}`);
      const below = parts.slice(index + 1).find((other) => other.getBoundingClientRect().top >= here.bottom);
      if (below && !part.contains(below)) faults.add(`${called} wraps before ${nameOf(below)}`);
    }
  }

  /** What of a box is seen through everything that clips it. */
  const seenPart = (element: Element, box: Box): Box =>
    [element, ...ancestors(element)]
      .filter(clips)
      .reduce((left, above) => common(left, above.getBoundingClientRect()), common(box, view));

  /** The first thing around that cuts a box off, seen from inside; null when all of it can be come by. */
  const cutBy = (element: Element, box: Box): { readonly by: Element; readonly box: Box } | null => {
    let left = box;
    for (const above of [element, ...ancestors(element)].filter(clips)) {
      const around = above.getBoundingClientRect();
      const { overflowX, overflowY } = styleOf(above);
      // What scrolls brings it to where it is itself.
      const across = /auto|scroll/.test(overflowX) ? around : left;
      const down = /auto|scroll/.test(overflowY) ? around : left;
      left = { left: across.left, right: across.right, top: down.top, bottom: down.bottom };
      if (outside(left, around)) return { by: above, box: left };
    }
    return outside(left, view) ? { by: document.documentElement, box: left } : null;
  };

  // Whatever is to be pressed can be come by.
  const pressed = [...document.querySelectorAll(controls)].filter(seen);
  for (const control of pressed)
    if (cutBy(control, control.getBoundingClientRect())) faults.add(`${nameOf(control)} is cut off`);

  // Text is whole, or says by an ellipsis and a title that it is not.
  interface Ink {
    readonly element: Element;
    readonly box: Box;
    readonly isText: boolean;
  }
  const ink: Ink[] = pressed
    .filter((control) => control.textContent?.trim() === '' || control instanceof HTMLSelectElement)
    .map((element) => ({ element, box: seenPart(element, element.getBoundingClientRect()), isText: false }));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!element || node.textContent?.trim() === '' || element.closest('svg, select, style, script, [aria-hidden]'))
      continue;
    if (!seen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (isSmall(rect)) continue;
      const cut = cutBy(element, rect);
      if (cut) {
        const { left, top, right, bottom } = cut.by.getBoundingClientRect();
        const isWide = cut.box.left < left - slack || cut.box.right > right + slack;
        const told = styleOf(cut.by).textOverflow === 'ellipsis' && cut.by.closest('[title]') !== null;
        if (isWide && !told) faults.add(`${nameOf(element)} is cut without a title`);
        if (cut.box.top < top - leading || cut.box.bottom > bottom + leading)
          faults.add(`${nameOf(element)} is cut in its height`);
      }
      const box = seenPart(element, rect);
      if (!isSmall(box)) ink.push({ element, box, isText: true });
    }
  }

  // Nothing lies over something else.
  const stands = ({ element }: Ink) =>
    ![element, ...ancestors(element)].some((one) => styleOf(one).position === 'sticky');
  const standing = ink.filter(stands);
  for (const [index, one] of standing.entries())
    for (const other of standing.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const { left, top, right, bottom } = common(one.box, other.box);
      const margin = one.isText && other.isText ? leading : slack;
      if (right - left > slack && bottom - top > margin)
        faults.add(`${nameOf(one.element)} lies over ${nameOf(other.element)}`);
    }
  return [...faults];
}
