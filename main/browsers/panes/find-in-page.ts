import type { FindState, FindWay } from '../../shared/bench-records.ts';
import type { PageView } from '../engine/page-view.ts';

const nothingSought: FindState = { text: '', current: 0, matches: 0 };

/** Looks for words in one page. Chromium marks what is found; the bar in the pane's frame says how much that is. */
export class FindInPage {
  readonly #view: PageView;
  readonly #changed: () => void;
  #state: FindState | null = null;
  /** Chromium's number of the search that counts: late answers of earlier ones do not. */
  #request = 0;

  constructor(view: PageView, changed: () => void) {
    this.#view = view;
    this.#changed = changed;
    view.on('found', ({ request, current, matches }) => {
      if (request !== this.#request || !this.#state) return;
      this.#tell({ ...this.#state, current, matches });
    });
    // The words were on the page that is left.
    view.on('navigated', () => this.close());
  }

  /** What is looked for; null while the bar is closed. */
  get state(): FindState | null {
    return this.#state;
  }

  open(): void {
    if (!this.#state) this.#tell(nothingSought);
  }

  /** Looks for other words, or steps on among those found. */
  find(text: string, way: FindWay): void {
    if (text === '') {
      this.#request = 0;
      this.#view.endFind(false);
      this.#tell(nothingSought);
      return;
    }
    const anew = way === 'anew' || text !== this.#state?.text;
    this.#tell({ text, current: this.#state?.current ?? 0, matches: this.#state?.matches ?? 0 });
    this.#request = this.#view.find(text, { anew, forward: way !== 'previous' });
  }

  /** One match on. Does nothing when nothing is looked for. */
  step(way: 'next' | 'previous'): void {
    if (this.#state && this.#state.text !== '') this.find(this.#state.text, way);
  }

  /** The last match stays selected, as in every browser. */
  close(): void {
    if (!this.#state) return;
    this.#request = 0;
    this.#view.endFind(true);
    this.#tell(null);
  }

  #tell(state: FindState | null): void {
    this.#state = state;
    this.#changed();
  }
}
