/** What of a window this needs. */
export interface PaintedWindow {
  once(event: 'ready-to-show', listener: () => void): unknown;
  isDestroyed(): boolean;
  isVisible(): boolean;
  show(): void;
}

/** ms. Remote desktops, virtual machines and machines without a usable GPU may never tell that the first picture is painted. */
const patience = 1000;

/** Shows a window when its first picture is painted, so that it does not come up blank; after a second it is shown as it is. */
export function showOncePainted(window: PaintedWindow): void {
  const show = () => {
    clearTimeout(late);
    // Shown twice it would take the keyboard again from whoever has got it meanwhile.
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const late = setTimeout(show, patience);
  window.once('ready-to-show', show);
}
