import { BaseWindow, type WebContents } from 'electron';

/** ms: until a window that was asked to come to the front is there, with all that the window system has to say about it. */
const comes = 1000;

/** Windows on their way to the front, and who is to have the keyboard there. */
const coming = new WeakMap<BaseWindow, { target: WebContents | null }>();

/**
 * Brings one of our windows to the front. Coming there (which some window systems tell twice) it gives the keyboard to whom it was
 * with last, and not to whom it was given since: so it is given again.
 */
export function bringToFront(window: BaseWindow): void {
  window.focus();
  if (coming.has(window)) return;
  const way: { target: WebContents | null } = { target: null };
  coming.set(window, way);
  const give = () =>
    setImmediate(() => {
      if (way.target?.isDestroyed() === false) way.target.focus();
    });
  window.on('focus', give);
  setTimeout(() => {
    coming.delete(window);
    if (!window.isDestroyed()) window.off('focus', give);
  }, comes);
}

/** Gives the keyboard to what lies in a window. A window of another app that is in front is left alone. */
export function giveKeyboard(window: BaseWindow, contents: WebContents): void {
  if (!window.isFocused() && BaseWindow.getFocusedWindow() !== null) bringToFront(window);
  const way = coming.get(window);
  if (way) way.target = contents;
  contents.focus();
}
