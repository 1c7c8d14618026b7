import type { DialogWish } from '../../shared/bench-records.ts';
import { hearOnce } from '../engine/hear-once.ts';
import type { PageDialog, PageView } from '../engine/page-view.ts';

/** Characters of what a page says that are shown. */
const longestMessage = 2_000;

/**
 * A page's alert(), confirm() and prompt(): asked in the pane's frame, in the page's name. The page itself stands still until
 * it has its answer; no other pane does.
 */
export class PageDialogs {
  readonly #changed: () => void;
  #open: readonly PageDialog[] = [];
  /** How many the page has opened; it may open one after the other without end. */
  #count = 0;
  #silenced = false;

  constructor(view: PageView, changed: () => void) {
    this.#changed = changed;
    // Whoever has left the page is no longer asked; the engine has answered for them.
    view.on('dialogs-cancelled', () => this.#forget());
    view.on('navigated', () => {
      this.#count = 0;
      this.#silenced = false;
    });
    hearOnce(view, 'closed', () => {
      this.#open = [];
    });
  }

  /** A page opens one. */
  ask(dialog: PageDialog): void {
    if (this.#silenced) {
      dialog.answer(false, '');
      return;
    }
    this.#count++;
    this.#open = [...this.#open, dialog];
    this.#changed();
  }

  /** What the person is asked now; null when nothing. */
  get wish(): DialogWish | null {
    const [first] = this.#open;
    if (!first) return null;
    const { kind, message, preset, origin } = first;
    return { kind, message: message.slice(0, longestMessage), preset, origin, again: this.#count > 1 };
  }

  /** @param text of a prompt. Does nothing when nobody asks. */
  answer(accepted: boolean, text: string): void {
    const [first, ...rest] = this.#open;
    if (!first) return;
    this.#open = rest;
    first.answer(accepted, text);
    this.#changed();
  }

  /** Answers "no" to everything that the page asks until another one is there. */
  silence(): void {
    this.#silenced = true;
    const open = this.#open;
    this.#open = [];
    for (const dialog of open) dialog.answer(false, '');
    this.#changed();
  }

  #forget(): void {
    if (this.#open.length === 0) return;
    this.#open = [];
    this.#changed();
  }
}
