import type { SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { KeptOrder, OrderBook } from '../store/orders.ts';
import { storedPart } from '../store/session-data.ts';
import type { SessionStore, StoredSession } from '../store/store.ts';
import { findPatch, type Patch } from './change-tree.ts';
import { BadRewind, type Checkpoint } from './checkpoints.ts';
import { lookAnew } from './contents.ts';
import type { HistoryRecorder } from './recorder.ts';

/** What a journey is made on. */
export interface Ground {
  readonly store: SessionStore;
  readonly orders: OrderBook;
}

/** What has been put so far, with what lay there before. */
interface Track {
  readonly rows: Map<SessionKey, StoredSession | null>;
  readonly orders: Map<string, KeptOrder | null>;
}

/** Real ms in which a journey that failed is taken back. */
const WAY_BACK_MS = 5_000;

/** Walks the tree of changes: puts store and orders as they were at a checkpoint. */
export class Traveller {
  readonly #recorder: HistoryRecorder;
  readonly #warn: (sentence: string) => void;

  constructor(recorder: HistoryRecorder, warn: (sentence: string) => void) {
    this.#recorder = recorder;
    this.#warn = warn;
  }

  /**
   * Resolves to the settings of then when they differ. Nobody may write meanwhile. Should the store fail on the way, what was
   * put is put back as far as it lets itself be.
   * @throws BadRewind, StoreFailed, the signal's reason
   */
  async travel(to: Checkpoint, ground: Ground, signal: AbortSignal): Promise<Settings | null> {
    await this.#settleDoubts(ground);
    const patch = findPatch(this.#recorder.here, to.node);
    if (patch === null) throw new BadRewind('rewind.no-way');
    const track: Track = { rows: new Map(), orders: new Map() };
    try {
      await this.#recorder.pauseFor(() => this.#put(patch, ground, track, signal));
    } catch (error) {
      const failed = await this.#recorder.pauseFor(() => this.#takeBack(track, ground));
      if (failed > 0) {
        this.#warn(`After a rewind that failed, ${failed} of its changes could not be taken back.`);
        await lookAnew(this.#recorder, ground, this.#warn);
      }
      throw error;
    }
    this.#recorder.arrive(to);
    return patch.settings;
  }

  /** A store that failed may have done what was asked of it. @throws StoreFailed: what was not yet looked at stays in doubt */
  async #settleDoubts({ store, orders }: Ground): Promise<void> {
    const { keys, numbers } = this.#recorder.doubtful;
    for (const key of keys) {
      const found = await store.read(key);
      this.#recorder.settleRow(key, found === null ? null : storedPart(found));
    }
    for (const number of numbers) this.#recorder.settleOrder(number, await orders.find(number));
  }

  async #put({ rows, orders }: Patch, ground: Ground, track: Track, signal: AbortSignal): Promise<void> {
    for (const [key, record] of rows) {
      const lay = this.#recorder.rowOf(key);
      if (record === lay) continue;
      signal.throwIfAborted();
      // Noted first: a store that reports a failure may have done it all the same.
      track.rows.set(key, lay);
      await this.#putRow(key, record, ground);
    }
    for (const [number, order] of orders) {
      const lay = this.#recorder.orderOf(number);
      if (order === lay) continue;
      signal.throwIfAborted();
      track.orders.set(number, lay);
      await this.#putOrder(number, order, ground);
    }
  }

  /** Resolves to how many changes could not be taken back. */
  async #takeBack({ rows, orders }: Track, ground: Ground): Promise<number> {
    const late = performance.now() + WAY_BACK_MS;
    let failed = 0;
    const tryTo = async (act: () => Promise<void>) => {
      try {
        if (performance.now() > late) failed += 1;
        else await act();
      } catch {
        failed += 1;
      }
    };
    for (const [key, lay] of rows) await tryTo(() => this.#putRow(key, lay, ground));
    for (const [number, lay] of orders) await tryTo(() => this.#putOrder(number, lay, ground));
    return failed;
  }

  async #putRow(key: SessionKey, record: StoredSession | null, { store }: Ground): Promise<void> {
    if (record === null) await store.destroy(key);
    else await store.restore(key, record);
    this.#recorder.keepRow(key, record);
  }

  async #putOrder(number: string, order: KeptOrder | null, { orders }: Ground): Promise<void> {
    if (order === null) await orders.remove([number]);
    else await orders.restore(order);
    this.#recorder.keepOrder(number, order);
  }
}
