import type { AvatarLook } from '../../shared/avatars.ts';
import type { Rect } from '../../shared/bench-records.ts';
import type { PageView } from '../engine/page-view.ts';
import type { PaneWindow } from './pane-window.ts';

/** Opens a window for a page. @param back runs when the page is over the bench again. `hadKeyboard`: the window was in front. */
export type OpenPaneWindow = (back: (hadKeyboard: boolean) => void) => PaneWindow;

/** Where a pane's page is seen: over its slot in the window, in a window of its own, or nowhere. */
export class PanePlace {
  readonly #view: PageView;
  readonly #changed: () => void;
  #slot: Rect | null = null;
  #window: PaneWindow | null = null;
  #wantsKeyboard = false;

  constructor(view: PageView, changed: () => void) {
    this.#view = view;
    this.#changed = changed;
  }

  /** Over which part of the window it lies; null: nowhere. */
  get slot(): Rect | null {
    return this.#slot;
  }

  /** The window of its own is the one in front. */
  get windowActive(): boolean {
    return this.#window?.active ?? false;
  }

  /** In a window of its own. */
  get popped(): boolean {
    return this.#window !== null;
  }

  /** Puts the view over its slot; null hides it. Rectangles are rounded so that neighbours neither overlap nor gape. */
  put(slot: Rect | null): void {
    // In a window of its own it fills that.
    if (this.#window) return;
    this.#slot = slot;
    if (slot) {
      const x = Math.round(slot.x);
      const y = Math.round(slot.y);
      const right = Math.round(slot.x + slot.width);
      const bottom = Math.round(slot.y + slot.height);
      this.#view.setBounds({ x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) });
    }
    this.#view.setVisible(slot !== null);
    if (slot && this.#wantsKeyboard) this.focus();
  }

  /** Goes into a window of its own, and the keyboard with it. @param open is told what to do when it comes back, by whatever way. */
  popOut(open: OpenPaneWindow): void {
    if (this.#window) return;
    this.put(null);
    this.#window = open((hadKeyboard) => {
      this.#window = null;
      this.#wantsKeyboard = hadKeyboard;
      this.#changed();
    });
    this.focus();
    this.#changed();
  }

  /** What its own window says and shows in its title bar, if it has one. */
  entitle(title: string, look: AvatarLook): void {
    this.#window?.entitle(title, look);
  }

  /** Comes back to the bench, if it is not there. */
  comeBack(): void {
    this.#window?.close();
  }

  /** Gives the keyboard to the page; to one that has no place or no process yet, as soon as it has. */
  focus(): void {
    this.#window?.focus();
    const placed = this.#slot !== null || this.#window !== null;
    this.#wantsKeyboard = !placed || this.#view.processId === 0;
    if (placed) this.#view.focus();
  }

  /** Somebody else has it by then: it waits for the keyboard no longer. @returns whether it did */
  forgoKeyboard(): boolean {
    const waited = this.#wantsKeyboard;
    this.#wantsKeyboard = false;
    return waited;
  }

  /** There is a page to see: it has the keyboard if it was to have it. */
  shown(): void {
    if (this.#wantsKeyboard && this.#slot !== null) this.focus();
  }
}
