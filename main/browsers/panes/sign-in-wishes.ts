import type { WebContents } from 'electron';
import type { SignInWish } from '../../shared/bench-records.ts';

type Answer = (name?: string, password?: string) => void;

interface Challenge {
  readonly wish: SignInWish;
  readonly place: string;
  readonly answer: Answer;
}

/**
 * A site's "401, who are you?" (HTTP authentication, RFC 9110 section 11). Electron would say nothing and cancel; here the
 * person is asked in the pane's frame. What was answered is the partition's to remember, so it holds for this jar alone.
 */
export class SignInWishes {
  readonly #changed: () => void;
  #open: Challenge[] = [];
  /** Where a password has been given since the last page, and for which name: asked again, it was wrong. */
  readonly #tried = new Map<string, string>();

  constructor(contents: WebContents, changed: () => void) {
    this.#changed = changed;
    contents.on('login', (event, _details, info, answer) => {
      event.preventDefault();
      const place = `${info.isProxy}:${info.host}:${info.port}:${info.realm}`;
      const wish = {
        host: `${info.host}:${info.port}`,
        realm: info.realm,
        again: this.#tried.has(place),
        name: this.#tried.get(place) ?? '',
      };
      this.#open.push({ wish, place, answer });
      changed();
    });
    contents.on('did-navigate', () => this.#tried.clear());
    // Whoever goes elsewhere meanwhile is no longer asked.
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.cancel();
    });
    contents.once('destroyed', () => {
      this.#open = [];
    });
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
