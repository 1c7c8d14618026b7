import { useCallback, useEffect, useRef, useState } from 'react';

export interface Following {
  /** For the element that scrolls. */
  readonly ref: (element: HTMLElement | null) => void;
  /** The newest is in view and stays so. */
  readonly following: boolean;
  /** Back to the newest. */
  readonly follow: () => void;
}

/** What a hand does that scrolls; everything else that moves a list is the list itself, growing or measuring its rows. */
const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** How long a list may glide on after a hand let go, ms. */
const handLasts = 250;
/** Nearer to the end than this counts as at the end, in px. */
const closeEnough = 12;

/**
 * Keeps the end of a growing list in view until somebody scrolls away from it, and again once they are back. Never touches
 * focus or selection.
 *
 * @param target what has to stay in view while the list goes to its end, as a selector inside the list: the last element of it.
 */
export function useFollow(target: string | null = null): Following {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [following, setFollowing] = useState(true);
  const wanted = useRef(true);

  const follow = useCallback(() => {
    wanted.current = true;
    setFollowing(true);
    if (element) showEnd(element, target);
  }, [element, target]);

  useEffect(() => {
    if (!element) return;
    let handAt = Number.NEGATIVE_INFINITY;
    const toEnd = () => {
      if (wanted.current) showEnd(element, target);
    };
    const onHand = () => {
      handAt = performance.now();
    };
    const onScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < closeEnough;
      if (performance.now() - handAt < handLasts || (atEnd && target === null)) {
        wanted.current = atEnd;
        setFollowing(atEnd);
      } else toEnd();
    };
    const sizes = new ResizeObserver(toEnd);
    const watchContent = () => {
      sizes.disconnect();
      sizes.observe(element);
      for (const child of element.children) sizes.observe(child);
      toEnd();
    };
    const children = new MutationObserver(watchContent);
    children.observe(element, { childList: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    for (const name of hands) element.addEventListener(name, onHand, { passive: true });
    watchContent();
    return () => {
      children.disconnect();
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
      for (const name of hands) element.removeEventListener(name, onHand);
    };
  }, [element, target]);

  return { ref: setElement, following, follow };
}

/** As far down as the list goes with its target still in view from the top. */
function showEnd(element: HTMLElement, target: string | null): void {
  const end = element.scrollHeight - element.clientHeight;
  const wanted = target === null ? undefined : [...element.querySelectorAll(target)].at(-1);
  if (!wanted) {
    element.scrollTop = end;
    return;
  }
  const frame = element.getBoundingClientRect();
  const placeOf = (box: DOMRect) => element.scrollTop + box.top - frame.top;
  const box = wanted.getBoundingClientRect();
  // What is told beat by beat may be higher than the list: then the beat goes first.
  const current = wanted.querySelector('[data-current="true"]')?.getBoundingClientRect();
  const least = current ? placeOf(current) + current.height + closeEnough - element.clientHeight : 0;
  element.scrollTop = Math.min(end, Math.max(0, least, placeOf(box) - closeEnough));
}
