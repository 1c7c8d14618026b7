import { app, BaseWindow, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { MenuBar } from '../menus/menu-bar.ts';
import { buildMenu, nativeMenus } from '../menus/native-menus.ts';
import type { ShellHost } from './shell-host.ts';

/** The app's window in Electron. */
export function electronShellHost(window: BrowserWindow): ShellHost {
  const contents = window.webContents;
  const menuBar = new MenuBar(nativeMenus);
  return {
    tell: (name, event) => {
      if (!contents.isDestroyed()) contents.send(name, event);
    },
    get active() {
      return !window.isDestroyed() && window.isFocused();
    },
    get hasKeyboard() {
      return !contents.isDestroyed() && contents.isFocused();
    },
    takeKeyboard: () => {
      if (contents.isDestroyed()) return;
      if (!window.isFocused() && BaseWindow.getFocusedWindow() !== null) window.focus();
      contents.focus();
    },
    onKeyboard: (moved) => {
      window.on('focus', moved);
      contents.on('focus', moved);
      contents.on('blur', moved);
    },
    setTitle: (title) => {
      if (!window.isDestroyed() && title !== window.getTitle()) window.setTitle(title);
    },
    setFullScreen: (full) => window.setFullScreen(full),
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
