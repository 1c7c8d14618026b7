import { BaseWindow, type BrowserWindow } from 'electron';
import { nativeView } from '../../browsers/engine/electron-engine.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { PaneWindow } from '../../browsers/panes/pane-window.ts';

/**
 * Moves a pane's native view into a window of its own, as it is: the page notices nothing but its size. When the window is
 * closed, by whomever, the view goes back over the bench before anything of it could be lost.
 *
 * @param back runs when the view is back.
 */
export function openPaneWindow(pane: Pane, bench: BrowserWindow, back: (hadKeyboard: boolean) => void): PaneWindow {
  const view = nativeView(pane.view);
  const window = new BaseWindow({ width: 960, height: 720, title: 'Jarful', autoHideMenuBar: true });
  bench.contentView.removeChildView(view);
  window.contentView.addChildView(view);
  const fill = () => {
    const { width, height } = window.getContentBounds();
    view.setBounds({ x: 0, y: 0, width, height });
  };
  fill();
  view.setVisible(true);
  window.on('resize', fill);
  window.once('close', () => {
    const inFront = window.isFocused();
    window.contentView.removeChildView(view);
    view.setVisible(false);
    if (!bench.isDestroyed()) {
      bench.contentView.addChildView(view);
      // Not every window manager would find it by itself.
      if (inFront) bench.focus();
    }
    back(inFront);
  });
  return {
    get active() {
      return !window.isDestroyed() && window.isFocused();
    },
    entitle: (title) => {
      if (!window.isDestroyed() && window.getTitle() !== title) window.setTitle(title);
    },
    focus: () => window.focus(),
    close: () => window.close(),
  };
}
