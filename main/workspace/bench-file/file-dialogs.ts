import { type BrowserWindow, dialog } from 'electron';
import type { Say } from '../../shared/messages/messages.ts';
import type { FileDialogs } from './bench-files.ts';
import { benchFileEnding } from './find-bench-file.ts';

/** The system's dialogs over the window. */
export function openFileDialogs(window: BrowserWindow, say: Say): FileDialogs {
  const filters = [{ name: say('bench-file.kind'), extensions: [benchFileEnding] }];
  return {
    chooseToOpen: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, { filters, properties: ['openFile'] });
      return filePaths[0] ?? null;
    },
    chooseToSave: async (name) => {
      const defaultPath = `${name}.${benchFileEnding}`;
      const { canceled, filePath } = await dialog.showSaveDialog(window, { filters, defaultPath });
      return canceled || filePath === '' ? null : filePath;
    },
    agreeToCookies: async (names) => {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: say('bench-file.cookies', { names: names.join(', ') }),
        detail: say('bench-file.cookies.detail'),
        buttons: [say('bench-file.cookies.agree'), say('bench-file.cookies.refuse')],
        defaultId: 1,
        cancelId: 1,
      });
      return response === 0;
    },
  };
}
