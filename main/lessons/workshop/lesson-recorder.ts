import type { LessonFacts } from '../lesson-run/lesson-facts.ts';
import { LessonPicture, type PictureDeps } from '../lesson-run/lesson-picture.ts';
import { findDeeds, isWay, type RecordedDeed, type TellableDeed } from './recorded-deeds.ts';

/** Where everybody is on the opening bench. */
const openingPath = '/shop/';

function isBy(who: string, deed: TellableDeed): boolean {
  return 'who' in deed && deed.who === who;
}

/** Something that was done, and what was so before. */
interface DoneStep extends RecordedDeed {
  readonly before: LessonFacts;
}

/** The same with what was so when it had done its work. */
export interface RecordedStep extends DoneStep {
  readonly after: LessonFacts;
}

/** Watches what is done on the bench, from its opening until it is stopped. */
export class LessonRecorder {
  readonly #picture: LessonPicture;
  readonly #changed: () => void;
  #last: LessonFacts;
  #done: readonly DoneStep[] = [];
  #looking = false;

  private constructor(picture: LessonPicture, changed: () => void) {
    this.#picture = picture;
    this.#changed = changed;
    this.#last = picture.facts();
  }

  /** @param changed is told when there is a step more. @throws AskError store-failed */
  static async open(deps: PictureDeps, changed: () => void): Promise<LessonRecorder> {
    let recorder: LessonRecorder | null = null;
    const picture = await LessonPicture.open(deps, () => recorder?.look());
    recorder = new LessonRecorder(picture, changed);
    return recorder;
  }

  /** What was done and not taken back by a rewind, without what is but the way to something else. */
  steps(): readonly RecordedStep[] {
    const now = this.#picture.facts();
    const stands = new Set(now.exchanges.map(({ id }) => id));
    const done = this.#done.filter(({ exchange }) => exchange === null || stands.has(exchange));
    const kept: DoneStep[] = [];
    for (const [place, step] of done.entries()) {
      const { deed } = step;
      // A lesson begins with everybody there.
      const isThere = deed.deed === 'go' && deed.path === openingPath && !kept.some((one) => isBy(deed.who, one.deed));
      if (!isThere && !isWay(deed, kept.at(-1)?.deed, done[place + 1]?.deed)) kept.push(step);
    }
    // What is told until the next one begins is what a deed brought about.
    return kept.map((step, place) => ({ ...step, after: kept[place + 1]?.before ?? now }));
  }

  /** Once per turn of the loop, after everything that was told in it. */
  look(): void {
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      const facts = this.#picture.facts();
      const deeds = findDeeds(this.#last, facts);
      this.#done = [...this.#done, ...deeds.map((deed) => ({ ...deed, before: this.#last }))];
      this.#last = facts;
      if (deeds.length > 0) this.#changed();
    });
  }

  /** A new run begins: what was done in the old one is over. */
  forget(): void {
    this.#picture.forget();
    this.#last = this.#picture.facts();
    this.#done = [];
    this.#changed();
  }

  stop(): void {
    this.#picture.stop();
  }
}
