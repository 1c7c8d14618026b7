import type { SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { SessionStore } from '../store/store.ts';
import { atMost } from './give-up.ts';
import { StillBusy } from './quiescer.ts';
import type { SessionCount } from './session-count.ts';

/** What a round of tidying found. */
export interface TidyReport {
  /** Expired sessions that were removed. */
  readonly gone: readonly SessionKey[];
  /** Live sessions that stayed. */
  readonly stayed: number;
}

export interface TidyingDeps {
  /** The store in use, as requests use it, and what counts its sessions. */
  readonly inUse: () => { readonly store: SessionStore; readonly count: SessionCount };
  readonly warn: (sentence: string) => void;
}

/** Real ms in which a round that is told to stop has to be over. */
const STOP_MS = 1_000;

/**
 * Removes expired sessions, one round at a time: whoever asks while one runs gets that one's report. A round stops between two
 * slices when the server is to be changed.
 */
export class Tidying {
  readonly #deps: TidyingDeps;
  /** Sessions are being removed. */
  #round: Promise<readonly SessionKey[]> | null = null;
  #report: Promise<TidyReport> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #paused = false;

  constructor(deps: TidyingDeps) {
    this.#deps = deps;
  }

  /** A round every so often from now on. */
  schedule({ tidyEvery }: Pick<Settings, 'tidyEvery'>): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      if (this.#paused || this.#report !== null) return;
      this.run().catch((error: Error) => {
        if (!(error instanceof StillBusy)) this.#deps.warn(`Tidying up failed: ${error.message}`);
      });
    }, tidyEvery);
    this.#timer.unref();
  }

  /** @throws StoreFailed; StillBusy when a change interrupts it */
  run(): Promise<TidyReport> {
    this.#report ??= this.#makeReport().finally(() => {
      this.#report = null;
    });
    return this.#report;
  }

  /**
   * Does `work` with no round at its side.
   * @throws StillBusy when a round does not stop (`work` was not begun then), and what `work` throws
   */
  async pauseFor<T>(work: () => Promise<T>): Promise<T> {
    this.#paused = true;
    try {
      if (this.#round !== null) await atMost(STOP_MS, this.#round);
      if (this.#round !== null) throw new StillBusy('busy.tidying');
      return await work();
    } finally {
      this.#paused = false;
    }
  }

  /** No round begins any more, and the one at work stops at its next slice. */
  end(): void {
    this.#paused = true;
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** The counting that follows a round is no part of it: no change has to wait for that. */
  async #makeReport(): Promise<TidyReport> {
    const { store, count } = this.#deps.inUse();
    this.#round = this.#removeExpired(store).finally(() => {
      this.#round = null;
    });
    return { gone: await this.#round, stayed: await count.recount() };
  }

  async #removeExpired(store: SessionStore): Promise<readonly SessionKey[]> {
    const gone: SessionKey[] = [];
    for await (const keys of store.tidy()) {
      gone.push(...keys);
      if (this.#paused) throw new StillBusy('busy.tidying-interrupted');
    }
    return gone;
  }
}
