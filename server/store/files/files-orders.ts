import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionKey } from '../../session-types.ts';
import { KeyQueue } from '../key-queue.ts';
import { OpenState } from '../liveness.ts';
import { isOrderNumber, type KeptOrder, type OrderBook } from '../orders.ts';
import { isJsonObject, parseData } from '../session-data.ts';
import { isSessionKey } from '../session-key.ts';
import { mapInGroups } from '../slices.ts';
import { type StoreContext, StoreFailed } from '../store.ts';
import { prepareFolder, reasonOf } from './files-folder.ts';
import type { FilesStore } from './files-store.ts';
import { readFileTime, readTextFile, removeFile, writeAtomic } from './private-file.ts';

/** Files that are looked at together. */
const together = 16;

/**
 * Orders as files, `<number>.json` each; the modification time says when it was placed. The order is on the disk before its session is
 * ended: a crash in between leaves both, and the next try with the same number ends the session.
 *
 * @throws StoreFailed that names the folder when it cannot be used
 */
export async function openFilesOrders(folder: string, sessions: FilesStore, context: StoreContext): Promise<OrderBook> {
  await prepareFolder(folder);
  const state = new OpenState('store.closed-orders');
  const queue = new KeyQueue();
  /** Files that are no orders, each told of once. */
  const strange = new Set<string>();

  return {
    place: (number, order, session) =>
      queue.run(number, async () => {
        state.demand();
        const earlier = await read(number);
        if (earlier) {
          if (earlier.session) await sessions.endAt(earlier.session.key, earlier.session.rev, async () => {});
          return { kind: 'again', kept: earlier };
        }
        const kept = { number, order, session, placedAt: context.now() };
        const placed = session ? await sessions.endAt(session.key, session.rev, () => write(kept)) : await write(kept);
        return placed === false ? { kind: 'stale' } : { kind: 'placed', kept };
      }),

    async find(number) {
      state.demand();
      return isOrderNumber(number) ? read(number) : null;
    },
    count: async () => (await listNumbers()).length,
    async *list() {
      const times = await mapInGroups(await listNumbers(), together, async (number) => {
        const time = await guard(number, () => readFileTime(pathOf(number)));
        return { number, time: time ?? 0 };
      });
      times.sort((one, other) => one.time - other.time);
      for (const { number } of times) {
        const kept = await readOrPass(number);
        if (kept) yield kept;
      }
    },
    restore: (kept) => queue.run(kept.number, () => write(kept)),
    remove,
    async clear() {
      await remove(await listNumbers());
    },
    async close() {
      state.end();
      await queue.idle();
    },
  };

  function pathOf(number: string): string {
    if (!isOrderNumber(number)) throw new StoreFailed('store.not-order-number');
    return join(folder, `${number}.json`);
  }

  async function remove(numbers: readonly string[]): Promise<number> {
    state.demand();
    const removed = await mapInGroups(numbers.filter(isOrderNumber), together, (number) =>
      queue.run(number, () => guard(number, () => removeFile(pathOf(number)))),
    );
    return removed.filter(Boolean).length;
  }

  async function listNumbers(): Promise<string[]> {
    state.demand();
    const names = await guard('*', () => readdir(folder));
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isOrderNumber);
  }

  async function write({ number, order, session, placedAt }: KeptOrder): Promise<void> {
    state.demand();
    await guard(number, () => writeAtomic(pathOf(number), JSON.stringify({ order, session }), placedAt));
  }

  async function read(number: string): Promise<KeptOrder | null> {
    const file = await guard(number, () => readTextFile(pathOf(number)));
    return file && parseOrder(number, file.text, file.changedAt);
  }

  /** For a walk: what is no order or cannot be opened does not hide all others. */
  async function readOrPass(number: string): Promise<KeptOrder | null> {
    state.demand();
    const file = await readTextFile(pathOf(number)).catch(() => 'locked' as const);
    // It was removed since it was listed.
    if (file === null) return null;
    const kept = file === 'locked' ? null : parseOrder(number, file.text, file.changedAt);
    if (!kept && !strange.has(number)) {
      context.warn(`${pathOf(number)} cannot be read as an order and is left out.`);
      strange.add(number);
    }
    return kept;
  }

  async function guard<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof StoreFailed) throw error;
      throw new StoreFailed('files.order-book', { folder, what, reason: reasonOf(error) }, { cause: error });
    }
  }
}

/** Null for a file that is no order. */
function parseOrder(number: string, text: string, placedAt: number): KeptOrder | null {
  const parsed = parseData(text);
  if (!parsed || !isJsonObject(parsed.order)) return null;
  const { session } = parsed;
  const known = isJsonObject(session) && typeof session.key === 'string' && typeof session.rev === 'number';
  const ended = known ? { key: session.key as SessionKey, rev: Number(session.rev) } : null;
  return { number, order: parsed.order, session: ended && isSessionKey(ended.key) ? ended : null, placedAt };
}
