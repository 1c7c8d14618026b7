import { BrowserWindow, session } from 'electron';
import type { PrintPage } from '../../shared/desktop.ts';
import { safeWebPreferences } from '../security/safe-web-preferences.ts';

/** Inches, as printToPDF wants it: what every printer can reach. */
const margin = 0.55;

/** Prints in a window that nobody sees and that has no network, no script and no memory. */
export const electronPrintPage: PrintPage = async (html, paper) => {
  const partition = session.fromPartition('print');
  // The page is whole in itself; whatever it might ask for is not for it.
  partition.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith('data:') }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...safeWebPreferences(partition), javascript: false },
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    const margins = { top: margin, bottom: margin, left: margin, right: margin };
    return await window.webContents.printToPDF({ pageSize: paper, margins, printBackground: false });
  } finally {
    window.destroy();
  }
};
