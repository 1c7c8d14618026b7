import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { safeWebPreferences } from '../../browsers/security/safe-web-preferences.ts';
import type { OverlayOptions } from './electron-overlay.ts';
import { windowPaper } from './shell-window.ts';
import { showOncePainted } from './show-once-painted.ts';
import { placeBeside, smallestTrainerWindow } from './window-place.ts';

/** The trainer's own window: a page of ours, on the other screen where there is one. It is there while it is wanted. */
export class ElectronTrainerWindow {
  readonly #bench: BrowserWindow;
  readonly #options: OverlayOptions;
  #window: BrowserWindow | null = null;

  /** @param bench the app's window: when it closes, this one goes with it */
  constructor(bench: BrowserWindow, options: OverlayOptions) {
    this.#bench = bench;
    this.#options = options;
    bench.once('closed', () => this.#window?.destroy());
  }

  /** Null while it is not open. */
  get native(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Opens it, or brings it to the front. */
  show(): void {
    if (this.#window) this.#window.focus();
    else this.#window = this.#open();
  }

  #open(): BrowserWindow {
    const { partition, preload, address } = this.#options;
    const own = screen.getDisplayMatching(this.#bench.getBounds());
    const other = screen.getAllDisplays().find(({ id }) => id !== own.id);
    const window = new BrowserWindow({
      ...placeBeside(other?.workArea ?? null, own.workArea),
      minWidth: smallestTrainerWindow.width,
      minHeight: smallestTrainerWindow.height,
      show: false,
      title: 'Jarful',
      backgroundColor: windowPaper(nativeTheme.shouldUseDarkColors),
      webPreferences: { ...safeWebPreferences(partition), preload },
    });
    // Its keys are its page's: the commands of the menus belong to the window with the panes.
    window.removeMenu();
    showOncePainted(window);
    const { webContents } = window;
    webContents.on('will-frame-navigate', (event) => event.preventDefault());
    webContents.on('zoom-changed', () => webContents.setZoomLevel(0));
    window.once('closed', () => {
      this.#window = null;
    });
    void window.loadURL(address);
    return window;
  }
}
