import type { SignInWish } from '../../shared/bench-records.ts';
import { hearOnce } from '../engine/hear-once.ts';
import type { Challenge, PageView } from '../engine/page-view.ts';

interface OpenWish {
  readonly wish: SignInWish;
  /** Of the server, or the part of it, that asks. */
  readonly place: string;
  readonly answer: Challenge['answer'];
}

/**
 * A site's "401, who are you?" (HTTP authentication, RFC 9110 section 11). Electron would say nothing and cancel; here the
 * person is asked in the pane's frame. What was answered is the partition's to remember, so it holds for this jar alone.
 */
export class SignInWishes {
  readonly #changed: () => void;
  #open: OpenWish[] = [];
  /** Where a password has been given since the last page, and for which name: asked again, it was wrong. */
  readonly #tried = new Map<string, string>();

  constructor(view: PageView, changed: () => void) {
    this.#changed = changed;
    view.on('navigated', () => this.#tried.clear());
    // Whoever goes elsewhere meanwhile is no longer asked.
    view.on('navigation-began', ({ isMainFrame, sameDocument }) => {
      if (isMainFrame && !sameDocument) this.cancel();
    });
    hearOnce(view, 'closed', () => {
      this.#open = [];
    });
  }

  /** A site asks. */
  ask({ isProxy, host, port, realm, answer }: Challenge): void {
    const place = `${isProxy}:${host}:${port}:${realm}`;
    const again = this.#tried.has(place);
    const wish = { host: `${host}:${port}`, realm, again, name: this.#tried.get(place) ?? '' };
    this.#open.push({ wish, place, answer });
    this.#changed();
  }

  /** What the person is asked now; null when nothing. */
  get wish(): SignInWish | null {
    return this.#open[0]?.wish ?? null;
  }

  /** Answers everything that waits for the same place: a page's pictures ask too. Does nothing when nobody asks. */
  answer(name: string, password: string): void {
    const place = this.#open[0]?.place;
    if (place === undefined) return;
    this.#tried.set(place, name);
    const mine = this.#open.filter((challenge) => challenge.place === place);
    this.#open = this.#open.filter((challenge) => challenge.place !== place);
    for (const challenge of mine) challenge.answer(name, password);
    this.#changed();
  }

  /** The site's own "not allowed" page comes instead. */
  cancel(): void {
    if (this.#open.length === 0) return;
    const all = this.#open;
    this.#open = [];
    for (const challenge of all) challenge.answer();
    this.#changed();
  }
}
