import { type BrowserWindow, clipboard, dialog } from 'electron';
import type { Desktop } from '../../shared/desktop.ts';

/** The desktop by Electron; its boxes lie over the window. */
export function electronDesktop(window: BrowserWindow): Desktop {
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
          properties: ['openFile'],
        });
        return filePaths[0] ?? null;
      },
      chooseNewFile: async ({ name, extensions }, suggested, title) => {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          // A Mac's box has no title bar.
          ...(title !== undefined && { title, message: title }),
          filters: [{ name, extensions: [...extensions] }],
          defaultPath: suggested,
        });
        return canceled || filePath === '' ? null : filePath;
      },
    },
    copyText: (text) => clipboard.writeText(text),
  };
}
