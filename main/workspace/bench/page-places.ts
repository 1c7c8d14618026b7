import type { Pane } from '../../browsers/panes/pane.ts';
import type { PaneSlot } from '../../shared/contract/panes.ts';
import { readingSize } from './reading-size.ts';

export interface PagePlacesDeps {
  readonly panes: () => readonly Pane[];
  /** Whether pages grow with the window's own text. */
  readonly isProjected: () => boolean;
  /** Of the window inside its frame, px. */
  readonly windowHeight: () => number;
}

/** Where the panes' pages lie over the window, and how large they are made for it. */
export class PagePlaces {
  readonly #deps: PagePlacesDeps;
  #wasPlaced = () => {};
  /** Resolves when the window has said for the first time where the panes lie: it is drawn, and hears what it is told. */
  readonly drawn = new Promise<void>((resolve) => {
    this.#wasPlaced = resolve;
  });

  constructor(deps: PagePlacesDeps) {
    this.#deps = deps;
  }

  /** Lays every page over its slot; panes without one are hidden. Slots of panes that are gone are ignored. */
  place(slots: readonly PaneSlot[]): void {
    const rects = new Map(slots.map((slot) => [slot.paneId, slot.rect]));
    for (const pane of this.#deps.panes()) pane.place(rects.get(pane.id) ?? null);
    this.#wasPlaced();
    if (this.#deps.isProjected()) this.fit();
  }

  /** Makes every page as large as the view asks for. */
  fit(): void {
    const { panes, isProjected, windowHeight } = this.#deps;
    const height = windowHeight();
    for (const pane of panes()) pane.zoom.setReadingSize(isProjected() ? readingSize(height, pane.slot) : 1);
  }
}
