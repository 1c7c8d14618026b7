import { useCallback, useEffect, useRef, useState } from 'react';

export interface Following {
  /** For the element that scrolls. */
  readonly ref: (element: HTMLElement | null) => void;
  /** The newest is in view and stays so. */
  readonly following: boolean;
  /** Back to the newest. */
  readonly follow: () => void;
}

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
    let top = element.scrollTop;
    const toEnd = () => {
      if (wanted.current) element.scrollTop = element.scrollHeight;
      top = element.scrollTop;
    };
    const onScroll = () => {
      const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < closeEnough;
      // Only somebody who goes up leaves the end; a list that grows below, or whose rows turn out higher, does not.
      if (atEnd || element.scrollTop < top - 1) {
        wanted.current = atEnd;
        setFollowing(atEnd);
      }
      top = element.scrollTop;
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
    watchContent();
    return () => {
      children.disconnect();
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [element]);

  return { ref: setElement, following, follow };
}
