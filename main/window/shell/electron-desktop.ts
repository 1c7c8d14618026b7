import { dirname, join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog } from 'electron';
import { electronPrintPage } from '../../browsers/engine/electron-print-page.ts';
import type { Desktop } from '../../shared/desktop.ts';

/** The desktop by Electron; its boxes lie over the window. */
export function electronDesktop(window: BrowserWindow): Desktop {
  // Where a person was last; Electron's own choice (since 43 the downloads) would come back every time.
  let folder = app.getPath('documents');
  const chosen = (path: string) => {
    folder = dirname(path);
    return path;
  };
  return {
    dialogs: {
      ask: async ({ type, message, detail, buttons = [], usual = 0, tick }) => {
        const { response, checkboxChecked } = await dialog.showMessageBox(window, {
          type,
          message,
          detail,
          ...(buttons.length > 0 && { buttons: [...buttons], defaultId: usual, cancelId: buttons.length - 1 }),
          ...(tick !== undefined && { checkboxLabel: tick, checkboxChecked: false }),
        });
        return { button: response, ticked: checkboxChecked };
      },
      chooseFile: async ({ name, extensions }, title) => {
        const { filePaths } = await dialog.showOpenDialog(window, {
          ...(title !== undefined && { title }),
          filters: [{ name, extensions: [...extensions] }],
          defaultPath: folder,
          properties: ['openFile'],
        });
        return filePaths[0] === undefined ? null : chosen(filePaths[0]);
      },
      chooseFolder: async (title) => {
        const { filePaths } = await dialog.showOpenDialog(window, {
          title,
          message: title,
          properties: ['openDirectory', 'createDirectory'],
        });
        return filePaths[0] ?? null;
      },
      chooseNewFile: async ({ name, extensions }, suggested, title) => {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          // A Mac's box has no title bar.
          ...(title !== undefined && { title, message: title }),
          filters: [{ name, extensions: [...extensions] }],
          defaultPath: join(folder, suggested),
        });
        return canceled || filePath === '' ? null : chosen(filePath);
      },
    },
    region: app.getLocaleCountryCode(),
    printPage: electronPrintPage,
    copyText: (text) => clipboard.writeText(text),
  };
}
