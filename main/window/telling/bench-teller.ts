import { type BenchNews, newsOfBench } from '../../shared/bench-news.ts';
import type { BenchState } from '../../shared/bench-records.ts';

/** Tells the window what is not as it was told last, slice by slice. */
export class BenchTeller {
  readonly #read: () => BenchState;
  readonly #tell: (news: BenchNews) => void;
  #told: BenchState;

  constructor(read: () => BenchState, tell: (news: BenchNews) => void) {
    this.#read = read;
    this.#tell = tell;
    this.#told = read();
  }

  /**
   * Whoever asks for the bench as a whole asks here: news that comes later starts from what was answered, also for those
   * who heard of it by news alone.
   *
   * @returns the bench as it is now
   */
  catchUp(): BenchState {
    const now = this.#read();
    const news = newsOfBench(this.#told, now);
    this.#told = now;
    if (news) this.#tell(news);
    return now;
  }
}
