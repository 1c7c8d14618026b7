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
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

interface Waiting {
  readonly admit: () => void;
}

/** One queue: somebody is inside, the others wait in the order they came. */
interface Lane {
  readonly waiting: Set<Waiting>;
}

export class Gate {
  readonly #lanes = new Map<string, Lane>();

  /** How many sessions have a request inside or waiting. */
  get busy(): number {
    return this.#lanes.size;
  }

  /**
   * Resolves when it is this request's turn.
   * @param gone ends the wait early (its client has left); the promise then rejects with the signal's reason
   * @throws WaitedTooLong, TooManyWaiting
   */
  async enter(key: string, limits: GateLimits, gone?: AbortSignal): Promise<Turn> {
    gone?.throwIfAborted();
    const lane = this.#lanes.get(key);
    if (lane === undefined) {
      const fresh: Lane = { waiting: new Set() };
      this.#lanes.set(key, fresh);
      return this.#makeTurn(key, fresh, 0);
    }
    if (lane.waiting.size >= limits.length) throw new TooManyWaiting('The queue of this session is full.');
    const ahead = 1 + lane.waiting.size;
    await this.#wait(lane, limits.deadlineMs, gone);
    return this.#makeTurn(key, lane, ahead);
  }

  #wait(lane: Lane, deadlineMs: number, gone?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        lane.waiting.delete(waiting);
        clearTimeout(timer);
        gone?.removeEventListener('abort', onGone);
        finish();
      };
      const waiting: Waiting = { admit: () => settle(resolve) };
      const onGone = () => settle(() => reject(gone?.reason));
      const timer = setTimeout(
        () => settle(() => reject(new WaitedTooLong('Its turn did not come in time.'))),
        deadlineMs,
      );
      gone?.addEventListener('abort', onGone, { once: true });
      lane.waiting.add(waiting);
    });
  }

  #makeTurn(key: string, lane: Lane, ahead: number): Turn {
    let left = false;
    return {
      ahead,
      leave: () => {
        if (left) return;
        left = true;
        const [next] = lane.waiting;
        if (next !== undefined) next.admit();
        else this.#lanes.delete(key);
      },
    };
  }
}
