import { TroubleError } from '../trouble.ts';
import { orGiveUp } from './give-up.ts';

/** Somebody is still at work and does not finish; its message is one plain sentence. */
export class StillBusy extends TroubleError {
  override readonly name = 'StillBusy';
}

/** Real ms that those inside may take to finish, while the others wait outside. */
const PATIENCE_MS = 3_000;

/**
 * For a change that nobody may meet half way (another medium with everything carried over, a rewind): new requests wait
 * outside, those inside finish, the change is made with nobody there, and the waiting ones go in as if nothing had been.
 */
export class Quiescer {
  #waiting: Set<() => void> | null = null;

  get isOn(): boolean {
    return this.#waiting !== null;
  }

  /** `goIn` is called when the change is over. Returns what gives up waiting for it. */
  wait(goIn: () => void): () => void {
    const waiting = this.#waiting;
    if (waiting === null) throw new Error('Nothing is being changed: there is nothing to wait for.');
    waiting.add(goIn);
    return () => waiting.delete(goIn);
  }

  /**
   * @param idle resolves when nobody is inside any more
   * @throws StillBusy (nothing has been begun then), the signal's reason, and what `work` throws
   */
  async during<T>(signal: AbortSignal, idle: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    const waiting = new Set<() => void>();
    this.#waiting = waiting;
    try {
      await orGiveUp(signal, withPatience(idle()));
      return await work();
    } finally {
      this.#waiting = null;
      for (const goIn of waiting) goIn();
    }
  }
}

function withPatience(idle: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new StillBusy('busy.request'));
    const timer = setTimeout(late, PATIENCE_MS);
    timer.unref();
    idle.then(() => {
      clearTimeout(timer);
      resolve();
    }, reject);
  });
}
