import { StillBusy } from './quiescer.ts';

/** The server was told to end; its message is one plain sentence. */
export class ServerClosed extends Error {
  override readonly name = 'ServerClosed';

  constructor() {
    super('The server is closed.');
  }
}

/**
 * What changes the whole server is done one after the other, in the order it was asked for. Each operation has a deadline: when
 * it is over, or when the server ends, its signal is aborted, and the operation gives up and leaves what was there.
 */
export class Operations {
  #last: Promise<void> = Promise.resolve();
  #current: AbortController | null = null;
  #ended = false;

  /**
   * @param deadlineMs real ms from its beginning, not counting the wait for its turn
   * @throws ServerClosed, StillBusy (the deadline is over), and what `work` throws
   */
  run<T>(deadlineMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => this.#begin(deadlineMs, work));
    this.#last = done.then(ignore, ignore);
    return done;
  }

  /** Nothing begins any more, and what is at work is told to give up. Resolves when it has. */
  end(): Promise<void> {
    this.#ended = true;
    this.#current?.abort(new ServerClosed());
    return this.#last;
  }

  async #begin<T>(deadlineMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#ended) throw new ServerClosed();
    const current = new AbortController();
    const late = () => current.abort(new StillBusy('busy.too-long'));
    const timer = setTimeout(late, deadlineMs);
    timer.unref();
    this.#current = current;
    try {
      return await work(current.signal);
    } finally {
      clearTimeout(timer);
      this.#current = null;
    }
  }
}

function ignore(): void {}
