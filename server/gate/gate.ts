/**
 * The gate: a queue for each session. A request takes its turn before its session is loaded and gives it back when its
 * handler and its save are over. Different sessions never share a queue; requests without a ticket never wait.
 */

/** A request's place at the front. */
export interface Turn {
  /** How many requests stood before it when it came. */
  readonly ahead: number;
  /** Lets the next one in. Giving a turn back twice does nothing. */
  leave(): void;
  /** Whoever waits behind this turn waits without a deadline from now on: it stands held, and nobody is to blame. */
  pause(): void;
  /** The deadlines run on, from where they stopped. */
  resume(): void;
}

export interface GateLimits {
  /** Real ms until a waiting request is sent away. */
  readonly deadlineMs: number;
  /** How many may wait. */
  readonly length: number;
}

export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong';
}
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

interface Waiting {
  readonly admit: () => void;
  readonly stopClock: () => void;
  readonly runClock: () => void;
}

/** One queue: somebody is inside, the others wait in the order they came. */
interface Lane {
  /** Whoever is inside is held at a breakpoint. */
  paused: boolean;
  readonly waiting: Set<Waiting>;
}

export class Gate {
  readonly #lanes = new Map<string, Lane>();

  /** How many sessions have a request inside or waiting. */
  get busy(): number {
    return this.#lanes.size;
  }

  /**
   * The turn itself when nobody is inside, else a promise of it.
   * @param whenGone is given a function to call when the request's client has left: its place in the queue is freed, and
   * the promise rejects with ClientGone
   * @throws WaitedTooLong, TooManyWaiting, ClientGone (as rejections)
   */
  enter(key: string, limits: GateLimits, whenGone?: (leave: () => void) => void): Turn | Promise<Turn> {
    const lane = this.#lanes.get(key);
    if (lane === undefined) {
      const fresh: Lane = { paused: false, waiting: new Set() };
      this.#lanes.set(key, fresh);
      return this.#makeTurn(key, fresh, 0);
    }
    if (lane.waiting.size >= limits.length)
      return Promise.reject(new TooManyWaiting('The queue of this session is full.'));
    const ahead = 1 + lane.waiting.size;
    return this.#wait(lane, limits.deadlineMs, whenGone).then(() => this.#makeTurn(key, lane, ahead));
  }

  #wait(lane: Lane, deadlineMs: number, whenGone?: (leave: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let left = deadlineMs;
      let since = 0;
      const settle = (finish: () => void) => {
        if (!lane.waiting.delete(waiting)) return;
        clearTimeout(timer);
        finish();
      };
      const late = () => settle(() => reject(new WaitedTooLong('Its turn did not come in time.')));
      const waiting: Waiting = {
        admit: () => settle(resolve),
        stopClock: () => {
          clearTimeout(timer);
          left -= performance.now() - since;
        },
        runClock: () => {
          since = performance.now();
          timer = setTimeout(late, Math.max(0, left));
        },
      };
      if (!lane.paused) waiting.runClock();
      lane.waiting.add(waiting);
      whenGone?.(() => settle(() => reject(new ClientGone('The client left while it waited.'))));
    });
  }

  #makeTurn(key: string, lane: Lane, ahead: number): Turn {
    let left = false;
    const setPaused = (paused: boolean) => {
      if (left || lane.paused === paused) return;
      lane.paused = paused;
      for (const one of lane.waiting) paused ? one.stopClock() : one.runClock();
    };
    return {
      ahead,
      pause: () => setPaused(true),
      resume: () => setPaused(false),
      leave: () => {
        setPaused(false);
        if (left) return;
        left = true;
        const [next] = lane.waiting;
        if (next !== undefined) next.admit();
        else this.#lanes.delete(key);
      },
    };
  }
}
