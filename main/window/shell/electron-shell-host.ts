import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { giveKeyboard } from '../../browsers/engine/electron-keyboard.ts';
import type { EventName } from '../../shared/contract.ts';
import { MenuBar } from '../menus/menu-bar.ts';
import { buildMenu, nativeMenus } from '../menus/native-menus.ts';
import type { ElectronOverlay } from './electron-overlay.ts';
import type { ElectronTrainerWindow } from './electron-trainer-window.ts';
import type { ShellHost } from './shell-host.ts';

/** What the overlay's page is told of; the rest is the window's alone. */
const overlayEvents: ReadonlySet<EventName> = new Set([
  'overlay.changed',
  'bench.changed',
  'facts.changed',
  'lesson.changed',
  'workshop.changed',
]);

/** What the trainer's window is told of. */
const trainerEvents: ReadonlySet<EventName> = new Set(['lesson.trainer-changed', 'facts.changed']);

/** The app's window in Electron. @param overlay the view over its panes. @param trainer the trainer's own window. */
export function electronShellHost(
  window: BrowserWindow,
  overlay: ElectronOverlay,
  trainer: ElectronTrainerWindow,
): ShellHost {
  const contents = window.webContents;
  const above = overlay.native.webContents;
  const menuBar = new MenuBar(nativeMenus);
  return {
    tell: (name, event) => {
      // What only the trainer may know does not go to the screen that the class sees.
      if (name !== 'lesson.trainer-changed' && !contents.isDestroyed()) contents.send(name, event);
      if (overlayEvents.has(name) && !above.isDestroyed()) above.send(name, event);
      if (trainerEvents.has(name)) trainer.native?.send(name, event);
    },
    overlay,
    showTrainer: () => trainer.show(),
    get active() {
      return !window.isDestroyed() && window.isFocused();
    },
    get hasKeyboard() {
      return !contents.isDestroyed() && contents.isFocused();
    },
    takeKeyboard: () => {
      if (!contents.isDestroyed()) giveKeyboard(window, contents);
    },
    onKeyboard: (moved) => {
      window.on('focus', moved);
      contents.on('focus', moved);
      contents.on('blur', moved);
      above.on('focus', moved);
      above.on('blur', moved);
    },
    setTitle: (title) => {
      if (!window.isDestroyed() && title !== window.getTitle()) window.setTitle(title);
    },
    setFullScreen: (full) => window.setFullScreen(full),
    onFullScreenLeft: (left) => {
      // Told late, it may have been filled again.
      window.on('leave-full-screen', () => window.isFullScreen() || left());
    },
    showMenus: (menus) => menuBar.show(menus),
    popUpMenu: (menu, x, y) => buildMenu(menu).popup({ window, x: Math.round(x), y: Math.round(y) }),
    ask: async ({ message, detail, yes, no }) => {
      const buttons = [yes, no];
      const box = { message, detail, buttons, defaultId: 1, cancelId: 1 };
      const { response } = await dialog.showMessageBox(window, { type: 'question', ...box });
      return response === 0;
    },
    inform: async (box) => {
      await dialog.showMessageBox(window, { type: 'info', ...box });
    },
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    openFolder: (path) => shell.openPath(path),
    quit: () => app.quit(),
  };
}
