import { useEffect, useState } from 'react';

/** An element's inner width in whole px, kept up to date; 0 before the first measure. */
export function useWidth(element: HTMLElement | null): number {
  return useMeasure(element, widthOf);
}

/** An element's inner height in whole px, likewise. */
export function useHeight(element: HTMLElement | null): number {
  return useMeasure(element, heightOf);
}

const widthOf = (element: HTMLElement) => element.clientWidth;
const heightOf = (element: HTMLElement) => element.clientHeight;

/** One number, so that who asks for the width is not drawn anew when the height changes. @param read must stay the same */
function useMeasure(element: HTMLElement | null, read: (element: HTMLElement) => number): number {
  const [measure, setMeasure] = useState(0);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setMeasure(read(element)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, read]);
  return measure;
}
