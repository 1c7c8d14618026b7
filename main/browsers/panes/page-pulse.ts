import { hearOnce } from '../engine/hear-once.ts';
import type { PageView } from '../engine/page-view.ts';

/** How often a page is asked for a sign of life, and how long one is waited for before it counts as hung, ms. */
export interface PulseTimes {
  readonly every: number;
  readonly patience: number;
}

const usualTimes: PulseTimes = { every: 2000, patience: 6000 };

/**
 * Asks a page again and again whether it is there. Chromium itself tells of a hung page only when somebody clicks in it, and
 * after half a minute.
 */
export class PagePulse {
  readonly #view: PageView;
  readonly #told: (hung: boolean) => void;
  readonly #patience: number;
  /** When the page was asked and has not answered yet; ms of `performance`. */
  #asked: number | null = null;
  #hung = false;

  /** @param told hears when the page begins to hang, and when it does so no longer. */
  constructor(view: PageView, told: (hung: boolean) => void, { every, patience }: PulseTimes = usualTimes) {
    this.#view = view;
    this.#told = told;
    this.#patience = patience;
    const timer = setInterval(() => this.#beat(), every);
    timer.unref();
    hearOnce(view, 'closed', () => clearInterval(timer));
    // A page in another process is another page.
    view.on('navigated', () => this.#live());
    view.on('process-gone', () => this.#live());
  }

  #beat(): void {
    const { devtools, processId } = this.#view;
    if (!devtools.attached || processId === 0) {
      this.#live();
      return;
    }
    const now = performance.now();
    if (this.#asked === null) {
      this.#asked = now;
      const live = () => this.#live();
      // A page that is just being left answers with an error: it lives.
      void devtools.send('Runtime.evaluate', { expression: '0' }).then(live, live);
    } else if (!this.#hung && now - this.#asked >= this.#patience) {
      this.#hung = true;
      this.#told(true);
    }
  }

  #live(): void {
    this.#asked = null;
    if (!this.#hung) return;
    this.#hung = false;
    this.#told(false);
  }
}
