/**
 * Tells at most once per turn of the loop, after everything that happened in it. In the middle of something larger nothing is
 * told: whoever listens would see a moment that is nobody's business.
 */
export class TellOnce {
  readonly #tell: () => void;
  #waiting = false;
  #quiet = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  tell(): void {
    if (this.#waiting || this.#quiet) return;
    this.#waiting = true;
    setImmediate(() => {
      this.#waiting = false;
      if (!this.#quiet) this.#tell();
    });
  }

  /** Nothing is told while `work` runs; what comes after it tells again. */
  async quietly(work: () => Promise<void>): Promise<void> {
    this.#quiet = true;
    try {
      await work();
    } finally {
      this.#quiet = false;
    }
  }
}
