/** Jobs of one key run one after another, those of different keys side by side. */
export class KeyQueue {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `job` when all earlier jobs of `key` are over, however they ended. */
  run<T>(key: string, job: () => Promise<T>): Promise<T> {
    const mine = (this.#tails.get(key) ?? Promise.resolve()).then(job);
    const tail: Promise<void> = mine.then(ignore, ignore).then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    this.#tails.set(key, tail);
    return mine;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}

function ignore(): void {}
