import { useSize } from './use-size.ts';

/** An element's width in whole px, kept up to date; 0 before the first measure. */
export function useWidth(element: HTMLElement | null): number {
  return useSize(element).width;
}
