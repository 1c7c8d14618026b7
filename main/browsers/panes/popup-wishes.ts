import type { PopupWish } from '../engine/page-view.ts';

/** Panes that a page may open by itself before a person is asked. */
const mayOpenUnasked = 1;

/** Windows that a page wants to open. What a person clicked for is opened; the second one that nobody clicked for is asked. */
export class PopupWishes {
  readonly #changed: () => void;
  #unasked = 0;
  #wish: PopupWish | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** False: a person is asked instead. */
  mayOpen(wish: PopupWish): boolean {
    if (wish.byPerson) return true;
    this.#unasked++;
    if (this.#unasked <= mayOpenUnasked) return true;
    this.#wish = wish;
    this.#changed();
    return false;
  }

  /** What the person is asked about; null when nothing. */
  get wish(): PopupWish | null {
    return this.#wish;
  }

  /** The person has decided. @returns what was asked */
  take(): PopupWish | null {
    const wish = this.#wish;
    this.#wish = null;
    this.#changed();
    return wish;
  }

  /** Another page: it begins anew. */
  forget(): void {
    this.#unasked = 0;
    this.#wish = null;
  }
}
