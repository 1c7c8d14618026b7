/** The medium in use: opened, left for another one while requests run, closed when the last of them is over. */
import { type Contents, readContents } from '../history/contents.ts';
import type { Medium } from '../session-types.ts';
import { SettingsGenerations } from '../settings/generations.ts';
import type { Settings } from '../settings/settings.ts';
import {
  type Carried,
  copyContents,
  countContents,
  dropCarried,
  type MediumPlan,
  removeContents,
} from '../store/carry-over.ts';
import type { OpenedStore } from '../store/medium.ts';
import { atMost, orGiveUp } from './give-up.ts';
import { type GenerationDeps, makeGeneration } from './make-generation.ts';
import { type MediumDeps, OpenedMedium } from './opened-medium.ts';
import { type Quiescer, StillBusy } from './quiescer.ts';
import { Tidying } from './tidying.ts';

export interface StoreLifecycleDeps extends GenerationDeps, MediumDeps {
  readonly quiescer: Quiescer;
}

/** Real ms that a change of medium waits for the requests that are still at work with the old one. */
const RETIRE_MS = 2_000;
/** Real ms that the end waits for the requests that are still at work. */
const FINISH_MS = 300;

export class StoreLifecycle {
  readonly generations: SettingsGenerations;
  readonly tidying: Tidying;
  readonly #deps: StoreLifecycleDeps;
  /** Media that were left, while requests are still at work with them. */
  readonly #retiring = new Map<Medium, { readonly left: OpenedMedium; readonly retired: Promise<void> }>();
  #inUse: OpenedMedium;

  private constructor(deps: StoreLifecycleDeps, settings: Settings, inUse: OpenedMedium) {
    this.#deps = deps;
    this.#inUse = inUse;
    this.generations = new SettingsGenerations(makeGeneration(settings, inUse, deps));
    this.tidying = new Tidying({
      inUse: () => ({ store: this.generations.current.store, count: this.#inUse.count }),
      warn: deps.warn,
    });
    this.tidying.schedule(settings);
  }

  /** @throws StoreFailed with one plain sentence, and the signal's reason */
  static async open(deps: StoreLifecycleDeps, settings: Settings, signal: AbortSignal): Promise<StoreLifecycle> {
    return new StoreLifecycle(deps, settings, await OpenedMedium.open(settings.medium, deps, signal));
  }

  /** Live sessions, kept up by what is made and ended between two countings; null while it is not yet known. */
  get count(): number | null {
    return this.#inUse.count.value;
  }

  recount(): void {
    this.#inUse.recount();
  }

  /** Other settings with the same medium, at once. */
  adopt(settings: Settings): void {
    this.tidying.schedule(settings);
    this.generations.replace(makeGeneration(settings, this.#inUse, this.#deps));
  }

  /** Does `work` on the medium in use when all requests inside are over, while new ones wait outside. @throws StillBusy */
  alone<T>(signal: AbortSignal, work: (ground: OpenedStore) => Promise<T>): Promise<T> {
    const { quiescer } = this.#deps;
    return this.tidying.pauseFor(() =>
      quiescer.during(
        signal,
        () => this.generations.idle(),
        () => work(this.generations.current),
      ),
    );
  }

  /**
   * Goes over to another medium. Whatever can fail is done before the step; the step itself cannot.
   * @param carry takes all sessions and orders along, while new requests wait outside
   * @param inUse is called in the step: from then on these settings are in use
   * @throws StoreFailed when the new medium cannot be opened or filled, StillBusy, the signal's reason: the old one then stays
   */
  async changeMedium(settings: Settings, carry: boolean, signal: AbortSignal, inUse: () => void): Promise<void> {
    const next = await this.#open(settings.medium, signal);
    const left = this.#inUse;
    let retired: Promise<void> = Promise.resolve();
    const step = (carried: Carried | null) => {
      const emptied = this.generations.leaveFor(makeGeneration(settings, next, this.#deps));
      this.#inUse = next;
      this.tidying.schedule(settings);
      inUse();
      retired = this.#retire(left, emptied, carried);
    };
    const { history } = this.#deps;
    try {
      if (carry || history.isRecording) await this.alone(signal, () => this.#move(next, carry, signal, step));
      else await this.tidying.pauseFor(async () => step(null));
    } catch (error) {
      if (this.#inUse !== next) await next.close();
      throw error;
    }
    next.recount();
    await atMost(RETIRE_MS, retired);
  }

  /** What a change of medium would do. Opens the other one to look. @throws StoreFailed when it cannot be opened */
  async plan(to: Medium, signal: AbortSignal): Promise<MediumPlan> {
    const { settings } = this.generations.current;
    const from = settings.medium;
    const count = (medium: OpenedMedium) => orGiveUp(signal, countContents(medium.unlimited));
    const plan = { from, to, carried: await count(this.#inUse), keptBehind: from !== 'memory' };
    if (to === from) return { ...plan, waiting: { sessions: 0, orders: 0 } };
    const other = await this.#open(to, signal);
    try {
      return { ...plan, waiting: await count(other) };
    } finally {
      await other.close();
    }
  }

  /** Removes all sessions and orders. @throws StoreFailed, the signal's reason: what went by then stays gone */
  async forgetAll(signal: AbortSignal): Promise<void> {
    await orGiveUp(signal, removeContents(this.generations.current, signal));
    this.recount();
  }

  /** Waits shortly for those who are still at work; whoever is not done then meets a closed store. Fails never. */
  async close(): Promise<void> {
    this.tidying.end();
    const retiring = [...this.#retiring.values()];
    await atMost(FINISH_MS, Promise.all([this.generations.idle(), ...retiring.map(({ retired }) => retired)]));
    await Promise.all([this.#inUse, ...retiring.map(({ left }) => left)].map((medium) => medium.close()));
  }

  /** A folder or file is only ever open once: what was left must be closed before it is opened again. */
  async #open(medium: Medium, signal: AbortSignal): Promise<OpenedMedium> {
    await atMost(RETIRE_MS, this.#retiring.get(medium)?.retired ?? Promise.resolve());
    if (this.#retiring.has(medium)) throw new StillBusy('busy.old-medium');
    return OpenedMedium.open(medium, this.#deps, signal);
  }

  async #move(next: OpenedMedium, carry: boolean, signal: AbortSignal, step: (carried: Carried | null) => void) {
    const { settings } = this.generations.current;
    const { history } = this.#deps;
    const to = next.within(settings);
    const carried = carry ? await copyContents(this.#inUse.within(settings), to, signal) : null;
    let contents: Contents | null = null;
    try {
      if (history.isRecording) contents = await readContents(to.store, to.orders, signal);
    } catch (error) {
      await carried?.takeBack();
      throw error;
    }
    step(carried);
    history.catchUp(contents);
  }

  /** Closes a medium that was left when the last request with it is over. Fails never. */
  #retire(left: OpenedMedium, emptied: Promise<void>, carried: Carried | null): Promise<void> {
    const { settings } = this.generations.current;
    const drop = async () => {
      if (carried !== null) await dropCarried(left.within(settings), carried.keys);
    };
    const retired = emptied
      .then(drop)
      .catch((error: Error) =>
        this.#deps.warn(`What was carried over could not be removed from the old medium: ${error.message}`),
      )
      .then(() => left.close())
      .then(() => void this.#retiring.delete(left.medium));
    this.#retiring.set(left.medium, { left, retired });
    return retired;
  }
}
