import type { WebContents } from 'electron';
import type { FindState, FindWay } from '../../shared/bench-records.ts';

const nothingSought: FindState = { text: '', current: 0, matches: 0 };

/** Looks for words in one page. Chromium marks what is found; the bar in the pane's frame says how much that is. */
export class FindInPage {
  readonly #contents: WebContents;
  readonly #changed: () => void;
  #state: FindState | null = null;
  /** Chromium's number of the search that counts: late answers of earlier ones do not. */
  #request = 0;

  constructor(contents: WebContents, changed: () => void) {
    this.#contents = contents;
    this.#changed = changed;
    contents.on('found-in-page', (_event, { requestId, activeMatchOrdinal, matches }) => {
      if (requestId !== this.#request || !this.#state) return;
      this.#tell({ ...this.#state, current: activeMatchOrdinal, matches });
    });
    // The words were on the page that is left.
    contents.on('did-navigate', () => this.close());
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
      this.#contents.stopFindInPage('clearSelection');
      this.#tell(nothingSought);
      return;
    }
    const anew = way === 'anew' || text !== this.#state?.text;
    this.#tell({ text, current: this.#state?.current ?? 0, matches: this.#state?.matches ?? 0 });
    // Electron's `findNext` means the opposite of its name: true begins a search.
    this.#request = this.#contents.findInPage(text, { findNext: anew, forward: way !== 'previous' });
  }

  /** One match on. Does nothing when nothing is looked for. */
  step(way: 'next' | 'previous'): void {
    if (this.#state && this.#state.text !== '') this.find(this.#state.text, way);
  }

  /** The last match stays selected, as in every browser. */
  close(): void {
    if (!this.#state) return;
    this.#request = 0;
    this.#contents.stopFindInPage('keepSelection');
    this.#tell(null);
  }

  #tell(state: FindState | null): void {
    this.#state = state;
    this.#changed();
  }
}
