/** A clock that moves only when told to: `now` goes to whatever takes a clock. */
export interface FakeClock {
  /** ms since 1970. */
  readonly now: () => number;
  /** Moves on by `ms`. */
  advance(ms: number): void;
  /** Moves to a moment, ms since 1970; also back. */
  set(time: number): void;
}

/** The morning of the article's first log line, 2012-03-05 09:44:28 UTC. */
const articleMorning = Date.UTC(2012, 2, 5, 9, 44, 28);

export function createFakeClock(start: number = articleMorning): FakeClock {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    set: (to) => {
      time = to;
    },
  };
}
