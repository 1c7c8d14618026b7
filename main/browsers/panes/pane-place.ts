import type { Rect } from '../../shared/bench-records.ts';
import type { PageView } from '../engine/page-view.ts';
import type { PaneWindow } from './pane-window.ts';

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

  /** Goes into a window of its own. @param open is told what to do when it comes back, by whatever way. */
  popOut(open: (back: () => void) => PaneWindow): void {
    if (this.#window) return;
    this.put(null);
    this.#window = open(() => {
      this.#window = null;
      this.#changed();
    });
    this.#changed();
  }

  /** Comes back to the bench, if it is not there. */
  comeBack(): void {
    this.#window?.close();
  }

  /** Gives the keyboard to the page; to one that has no place yet, as soon as it has. */
  focus(): void {
    this.#window?.focus();
    this.#wantsKeyboard = this.#slot === null && this.#window === null;
    if (!this.#wantsKeyboard) this.#view.focus();
  }
}
