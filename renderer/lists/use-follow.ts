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
 */
export function useFollow(): Following {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [following, setFollowing] = useState(true);
  const wanted = useRef(true);

  const follow = useCallback(() => {
    wanted.current = true;
    setFollowing(true);
    if (element) element.scrollTop = element.scrollHeight;
  }, [element]);

  useEffect(() => {
    if (!element) return;
    let handAt = Number.NEGATIVE_INFINITY;
    const toEnd = () => {
      if (wanted.current) element.scrollTop = element.scrollHeight;
    };
    const onHand = () => {
      handAt = performance.now();
    };
    const onScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < closeEnough;
      if (atEnd || performance.now() - handAt < handLasts) {
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
  }, [element]);

  return { ref: setElement, following, follow };
}
