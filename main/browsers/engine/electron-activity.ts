import type { WebContents } from 'electron';

/** ms after a click or a key in which a page may do what it may do for a person only (HTML, transient activation). */
const activeFor = 5000;
const deeds: ReadonlySet<string> = new Set(['mouseDown', 'keyDown', 'rawKeyDown', 'touchEnd', 'gestureTap']);
const latest = new WeakMap<WebContents, number>();

/** From now on it is known whether a person has just done something in this page. @returns whether one has */
export function watchActivity(contents: WebContents): () => boolean {
  contents.on('input-event', (_event, { type }) => {
    if (deeds.has(type)) latest.set(contents, performance.now());
  });
  return () => isActive(contents);
}

/** Whether a person has just clicked or pressed a key in this page. */
export function isActive(contents: WebContents): boolean {
  return performance.now() - (latest.get(contents) ?? Number.NEGATIVE_INFINITY) < activeFor;
}
