import { BaseWindow, type BrowserWindow, nativeImage } from 'electron';
import { nativeView } from '../../browsers/engine/electron-engine.ts';
import { bringToFront } from '../../browsers/engine/electron-keyboard.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import type { PaneWindow } from '../../browsers/panes/pane-window.ts';
import { drawPersonIcon, iconSide } from './person-icon.ts';

/**
 * Moves a pane's native view into a window of its own, as it is: the page notices nothing but its size. When the window is
 * closed, by whomever, the view goes back over the bench before anything of it could be lost.
 *
 * @param back runs when the view is back.
 */
export function openPaneWindow(pane: Pane, bench: BrowserWindow, back: (hadKeyboard: boolean) => void): PaneWindow {
  const view = nativeView(pane.view);
  const window = new BaseWindow({ width: 960, height: 720, title: 'Jarful', autoHideMenuBar: true });
  /** Whose mark it bears. */
  let icon = '';
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
      if (inFront) bringToFront(bench);
    }
    back(inFront);
  });
  return {
    get active() {
      return !window.isDestroyed() && window.isFocused();
    },
    entitle: (title, { shape, colour }) => {
      if (window.isDestroyed()) return;
      if (window.getTitle() !== title) window.setTitle(title);
      // A Mac's windows bear no icon; there the sign in the title has to do.
      if (process.platform === 'darwin' || icon === `${shape} ${colour}`) return;
      icon = `${shape} ${colour}`;
      window.setIcon(
        nativeImage.createFromBitmap(drawPersonIcon({ shape, colour }), { width: iconSide, height: iconSide }),
      );
    },
    focus: () => window.focus(),
    close: () => window.close(),
  };
}
