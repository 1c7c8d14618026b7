/** The window's one clock: everything that counts down or up is drawn together, once a second, while anything does. */
export class SecondHand {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #time: number;

  /** @param now ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
    this.#time = now();
  }

  /** ms since 1970, as of the last tick. */
  readonly time = (): number => this.#time;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  };

  #start(): ReturnType<typeof setInterval> {
    this.#time = this.#now();
    return setInterval(() => {
      this.#time = this.#now();
      for (const listener of this.#listeners) listener();
    }, 1000);
  }
}
