import type { Epoch } from '../passage.ts';

/** A request's hold on its epoch. */
interface Entry {
  readonly epoch: Epoch;
  /** The request is over; calling it twice does nothing. */
  finish(): void;
}

/** One opened medium, and how many requests are at work with it. */
interface Holding {
  epoch: Epoch;
  inside: number;
  /** Run once nobody is inside any more. */
  readonly whenEmpty: (() => void)[];
}

/**
 * Keeps the current settings and store. A request finishes with those it began with; a medium that has been left is closed
 * when its last request is over. So a change of settings, or of the medium, fails no request (promise C34).
 */
export class EpochKeeper {
  #holding: Holding;

  constructor(first: Epoch) {
    this.#holding = { epoch: first, inside: 0, whenEmpty: [] };
  }

  get current(): Epoch {
    return this.#holding.epoch;
  }

  enter(): Entry {
    const holding = this.#holding;
    holding.inside += 1;
    let finished = false;
    return {
      epoch: holding.epoch,
      finish: () => {
        if (finished) return;
        finished = true;
        holding.inside -= 1;
        if (holding.inside === 0) for (const tell of holding.whenEmpty.splice(0)) tell();
      },
    };
  }

  /** Other settings on the same medium. */
  replace(next: Epoch): void {
    this.#holding.epoch = next;
  }

  /** Another medium; resolves when the last request on the old one is over. */
  leaveFor(next: Epoch): Promise<void> {
    const left = this.#holding;
    this.#holding = { epoch: next, inside: 0, whenEmpty: [] };
    return this.idle(left);
  }

  /** Resolves when no request is at work any more. */
  idle(holding: Holding = this.#holding): Promise<void> {
    if (holding.inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      holding.whenEmpty.push(resolve);
    });
  }
}
