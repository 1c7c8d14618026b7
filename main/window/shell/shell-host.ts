import type { EventName, Events } from '../../shared/contract.ts';
import type { Menu } from '../../shared/menu-items.ts';

/** Main tells the window. Silent when the window has gone. */
type Tell = <N extends EventName>(name: N, event: Events[N]) => void;

/** Asked before something that cannot be taken back; the way out is what Escape chooses. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** The view over the panes. */
export interface OverlayView {
  readonly hasKeyboard: boolean;
  /** Brings it over everything, and gives it the keyboard. */
  show(): void;
  /** Gives it the keyboard again, where it stands. */
  focus(): void;
  hide(): void;
}

/** The native window and what the system brings with it, as little of it as this room needs. Electron's is in `electron-shell-host.ts`. */
export interface ShellHost {
  readonly tell: Tell;
  readonly overlay: OverlayView;
  /** Opens the trainer's own window, or brings it to the front. */
  showTrainer(): void;
  /** It is the window that the system gives the keys to. */
  readonly active: boolean;
  /** The window itself has the keyboard, no page. */
  readonly hasKeyboard: boolean;
  /** Gives the window itself the keyboard, wherever in the app it was. */
  takeKeyboard(): void;
  /** `moved` runs when the window comes to the front, and when the window itself or the overlay gets or loses the keyboard. */
  onKeyboard(moved: () => void): void;
  setTitle(title: string): void;
  setFullScreen(full: boolean): void;
  /** `left` runs when the window fills the screen no longer, whoever ended it: a Mac's green button and Escape do too. */
  onFullScreenLeft(left: () => void): void;
  /** Brings the menus of the app to what they should be. */
  showMenus(menus: Menu): void;
  /** @param x @param y px of the content area. */
  popUpMenu(menu: Menu, x: number, y: number): void;
  ask(question: Question): Promise<boolean>;
  inform(box: { readonly message: string; readonly detail: string }): Promise<void>;
  copyText(text: string): Promise<void>;
  /** @returns why it could not be opened, in the system's words; empty when it was */
  openFolder(path: string): Promise<string>;
  quit(): void;
}
