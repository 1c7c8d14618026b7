import type { Medium } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import { limitTime } from '../store/deadline-store.ts';
import type { OpenedStore, StoreOptions } from '../store/medium.ts';
import { openStore } from '../store/open-store.ts';
import { atMost, orGiveUp } from './give-up.ts';
import { SessionCount } from './session-count.ts';

export interface MediumDeps {
  readonly storeOptions: StoreOptions;
  readonly now: () => number;
  readonly warn: (sentence: string) => void;
  readonly wrapStore: (opened: OpenedStore) => OpenedStore;
}

/** Real ms that a medium may take to close. */
const CLOSE_MS = 300;

/** A medium that is open, as the server's life handles it: requests get to it through a generation of settings. */
export class OpenedMedium {
  readonly count: SessionCount;
  readonly #opened: OpenedStore;
  readonly #warn: (sentence: string) => void;
  #isClosed = false;

  private constructor(opened: OpenedStore, warn: (sentence: string) => void) {
    this.#opened = opened;
    this.#warn = warn;
    this.count = new SessionCount(opened.store);
  }

  /** @throws StoreFailed with one plain sentence, and the signal's reason */
  static async open(medium: Medium, deps: MediumDeps, signal: AbortSignal): Promise<OpenedMedium> {
    const { storeOptions, now, warn, wrapStore } = deps;
    const opening = openStore(medium, storeOptions, { now, warn }).then(
      (opened) => new OpenedMedium(wrapStore(opened), warn),
    );
    return orGiveUp(signal, opening, (late) => void late.close());
  }

  get medium(): Medium {
    return this.#opened.store.medium;
  }

  /** Its store and orders, for what may take its time. */
  get unlimited(): OpenedStore {
    return this.#opened;
  }

  /** Its store and orders, which answer within the deadline of these settings or fail. */
  within({ storeDeadline }: Pick<Settings, 'storeDeadline'>): OpenedStore {
    return limitTime(this.#opened, storeDeadline);
  }

  /** Counts the sessions in the background. */
  recount(): void {
    this.count.recount().catch((error: Error) => {
      if (!this.#isClosed) this.#warn(`The sessions could not be counted: ${error.message}`);
    });
  }

  /** Fails never and takes no longer than CLOSE_MS: nobody could do anything about it. */
  close(): Promise<void> {
    this.#isClosed = true;
    const { store, orders } = this.#opened;
    const closing = orders.close().finally(() => store.close());
    closing.catch((error: Error) => this.#warn(`The ${this.medium} medium did not close in order: ${error.message}`));
    return atMost(CLOSE_MS, closing);
  }
}
