import type { PageView } from '../engine/page-view.ts';

/** The sizes that a person steps through, in percent: those of every browser. */
const sizes = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250] as const;
const originalSize = 100;

/**
 * How large a pane's page is: the person's zoom, times the size that the projector view is read at. Chromium keeps zoom by host
 * and partition, so it is set again wherever the pane goes, and a second pane of the same jar on the same host grows along.
 */
export class PaneZoom {
  readonly #view: PageView;
  readonly #changed: () => void;
  #percent: number = originalSize;
  #readingSize = 1;

  constructor(view: PageView, changed: () => void) {
    this.#view = view;
    this.#changed = changed;
    view.on('navigation-began', ({ isMainFrame, sameDocument }) => {
      if (isMainFrame && !sameDocument) this.#percent = this.percent;
    });
    view.on('navigated', () => {
      if (this.#percent !== originalSize || this.#readingSize !== 1) this.#apply();
    });
  }

  /** As the page is seen, percent of its original size; the projector view's part does not count. */
  get percent(): number {
    return this.#view.url === ''
      ? this.#percent
      : Math.round((originalSize * this.#view.zoomFactor) / this.#readingSize);
  }

  /** @param step 1 larger, -1 smaller, 0 the original size. */
  step(step: 1 | -1 | 0): void {
    const now = this.percent;
    if (step === 0) this.set(originalSize);
    else this.set((step === 1 ? sizes.find((size) => size > now) : sizes.findLast((size) => size < now)) ?? now);
  }

  /** @param percent of the original size, as a bench file may have it. */
  set(percent: number): void {
    this.#percent = Math.min(Math.max(percent, sizes[0]), sizes[sizes.length - 1] ?? percent);
    if (this.#view.url !== '') this.#apply();
    this.#changed();
  }

  /** @param factor 1 is the original size. */
  setReadingSize(factor: number): void {
    if (factor === this.#readingSize) return;
    this.#percent = this.percent;
    this.#readingSize = factor;
    this.#apply();
  }

  get readingSize(): number {
    return this.#readingSize;
  }

  #apply(): void {
    this.#view.zoomFactor = (this.#percent / originalSize) * this.#readingSize;
  }
}
