import { type BrowserWindow, type Session as Partition, WebContentsView } from 'electron';
import { giveKeyboard } from '../../browsers/engine/electron-keyboard.ts';
import { safeWebPreferences } from '../../browsers/security/safe-web-preferences.ts';

/** What the overlay's page is made of: the window's own partition and preload. */
export interface OverlayOptions {
  readonly partition: Partition;
  readonly preload: string;
  readonly address: string;
}

/**
 * A page of ours in a view that covers the window, panes and all; where it draws nothing they are seen through it. It is loaded
 * once, when the window has come to rest or it is wanted, and then lies aside.
 */
export class ElectronOverlay {
  readonly native: WebContentsView;
  readonly #window: BrowserWindow;
  readonly #address: string;
  #loaded = false;

  constructor(window: BrowserWindow, { partition, preload, address }: OverlayOptions) {
    this.#window = window;
    this.#address = address;
    this.native = new WebContentsView({ webPreferences: { ...safeWebPreferences(partition), preload } });
    this.native.setBackgroundColor('#00000000');
    this.native.setVisible(false);
    const { webContents } = this.native;
    webContents.on('will-frame-navigate', (event) => event.preventDefault());
    webContents.on('zoom-changed', () => webContents.setZoomLevel(0));
    window.on('resize', () => this.#fill());
    window.once('closed', () => webContents.close());
  }

  /** Loads the page, so that it is there at once when it is wanted. */
  prepare(): void {
    const { webContents } = this.native;
    if (this.#loaded || webContents.isDestroyed()) return;
    this.#loaded = true;
    void webContents.loadURL(this.#address);
  }

  get hasKeyboard(): boolean {
    return !this.native.webContents.isDestroyed() && this.native.webContents.isFocused();
  }

  show(): void {
    if (this.#window.isDestroyed()) return;
    this.prepare();
    // Views paint in the order in which they were added: now it is the last.
    this.#window.contentView.addChildView(this.native);
    this.#fill();
    this.native.setVisible(true);
    this.focus();
  }

  focus(): void {
    giveKeyboard(this.#window, this.native.webContents);
  }

  hide(): void {
    this.native.setVisible(false);
    if (!this.#window.isDestroyed()) this.#window.contentView.removeChildView(this.native);
  }

  #fill(): void {
    const [width = 0, height = 0] = this.#window.getContentSize();
    this.native.setBounds({ x: 0, y: 0, width, height });
  }
}
