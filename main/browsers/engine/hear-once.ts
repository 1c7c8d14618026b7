import type { PageView, ViewEvents } from './page-view.ts';

/** Hears the next one only. @returns what stops waiting */
export function hearOnce<E extends keyof ViewEvents>(
  view: Pick<PageView, 'on'>,
  event: E,
  listener: (detail: ViewEvents[E]) => void,
): () => void {
  const stop = view.on(event, (detail) => {
    stop();
    listener(detail);
  });
  return stop;
}
