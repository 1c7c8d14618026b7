/** The server's time. Injected everywhere, so that "30 minutes later" is a button and not a wait. */
interface Clock {
  /** ms since 1970. */
  now(): number;
}

/** A clock that runs with the machine's and can be moved. */
export interface MovableClock extends Clock {
  /** Puts the clock forward by `ms`; listeners hear of it at once. @throws RangeError when `ms` is negative or not finite */
  advance(ms: number): void;
  /** Puts the clock so many ms in front of the machine's, or behind it (negative). 0: back to now. @throws RangeError when not finite */
  setAhead(ms: number): void;
  /** How far, in ms, this clock is ahead of the machine's. */
  readonly ahead: number;
  /** Returns the function that stops listening. */
  onMoved(listener: (ms: number) => void): () => void;
}

/** A clock `ahead` ms in front of `base` (the machine's own clock unless told otherwise). */
export function createClock(base: () => number = Date.now): MovableClock {
  let ahead = 0;
  const listeners = new Set<(ms: number) => void>();
  const move = (ms: number) => {
    ahead += ms;
    for (const listener of listeners) listener(ms);
  };
  return {
    now: () => base() + ahead,
    advance(ms) {
      if (!(ms >= 0) || !Number.isFinite(ms)) throw new RangeError('A clock is only ever put forward.');
      move(ms);
    },
    setAhead(ms) {
      if (!Number.isFinite(ms)) throw new RangeError('A clock is put forward or back by a number of ms.');
      move(ms - ahead);
    },
    get ahead() {
      return ahead;
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
