import { BrowserWindow, nativeTheme, type Session as Partition, screen } from 'electron';
import { nativeView } from '../../browsers/engine/electron-engine.ts';
import { catchKeys } from '../../browsers/engine/electron-view-events.ts';
import { safeWebPreferences } from '../../browsers/security/safe-web-preferences.ts';
import type { BackstagePlace } from '../../shared/bench-records.ts';
import type { Stage } from '../../workspace/bench/bench-deps.ts';
import type { KeySource } from '../commands/listen-for-keys.ts';
import type { ElectronOverlay } from './electron-overlay.ts';
import { openPaneWindow } from './open-pane-window.ts';
import { showOncePainted } from './show-once-painted.ts';
import {
  placeWindow,
  type RememberedPlace,
  smallestWindow,
  type WindowPlace,
  writeWindowPlace,
} from './window-place.ts';

export interface ShellWindowOptions {
  readonly partition: Partition;
  readonly preload: string;
  readonly address: string;
  /** Where it was last; null: never, or not known. */
  readonly remembered: RememberedPlace | null;
}

/** Paper of the two themes (renderer/tokens.css): what shows for the blink before the first paint. */
const paper = { light: '#f6f4ef', dark: '#16181c' };

/** What a window of ours is filled with before its page has painted. */
export function windowPaper(dark: boolean): string {
  return dark ? paper.dark : paper.light;
}

/** What the window is made of. */
function shellWindowOptions(
  { partition, preload }: ShellWindowOptions,
  place: WindowPlace,
  dark: boolean,
): Electron.BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Jarful',
    backgroundColor: windowPaper(dark),
    // All commands are also in the menu behind the window's own button; Alt shows the bar.
    autoHideMenuBar: true,
    webPreferences: { ...safeWebPreferences(partition), preload },
  };
}

/** Opens the app's one window where it was last. */
export function openShellWindow(options: ShellWindowOptions): BrowserWindow {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const place = placeWindow(options.remembered, [main.workArea, ...others.map((d) => d.workArea)]);
  const window = new BrowserWindow(shellWindowOptions(options, place, nativeTheme.shouldUseDarkColors));
  if (place.maximized) window.maximize();
  showOncePainted(window);
  // Our window shows our page and nothing else, ever. Its own reload passes: hot reload asks for it.
  window.webContents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== window.webContents.getURL()) event.preventDefault();
  });
  // Slots are measured in CSS px: the shell's own zoom must stay 1. Zoom belongs to the panes.
  window.webContents.on('zoom-changed', () => window.webContents.setZoomLevel(0));
  void window.loadURL(options.address);
  return window;
}

/** When the window closes, where it was is remembered, and where the backstage stood in it. */
export function rememberPlace(window: BrowserWindow, file: string, backstage: () => BackstagePlace): void {
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    try {
      const place = { bounds, maximized: window.isMaximized(), backstage: backstage() };
      writeWindowPlace(file, place, process.env.XDG_SESSION_TYPE === 'wayland');
    } catch {
      // A read-only home is no reason to keep a window from closing; the place is simply not remembered.
    }
  });
}

/** A window that gets the screen's keyboard first takes it for itself; `then` runs when it has it, to give it on. */
export function onceFocused(window: BrowserWindow, then: () => void): void {
  if (window.isFocused()) then();
  else window.once('focus', () => setImmediate(then));
}

/** The keys that are pressed while the window itself, or what stands over its panes, has the keyboard. */
export function keysOfWindow(window: BrowserWindow, overlay: ElectronOverlay): KeySource {
  return {
    onKey: (take) => {
      catchKeys(window.webContents, take);
      catchKeys(overlay.native.webContents, take);
    },
  };
}

/** The window's place for the panes' native views. Views outlive a window that closes, so closing is the bench's affair. */
export function stageOf(window: BrowserWindow): Stage {
  return {
    add: (pane) => window.contentView.addChildView(nativeView(pane.view)),
    remove: (pane) => {
      if (!window.isDestroyed()) window.contentView.removeChildView(nativeView(pane.view));
    },
    height: () => (window.isDestroyed() ? 0 : (window.getContentSize()[1] ?? 0)),
    popOut: (pane, back) => openPaneWindow(pane, window, back),
  };
}
