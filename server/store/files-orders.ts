import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionKey } from '../session-types.ts';
import { prepareFolder, reasonOf } from './files-folder.ts';
import { KeyQueue } from './key-queue.ts';
import { OpenState } from './liveness.ts';
import { isOrderNumber, makeOrderNumber, type Order, type OrderBook } from './orders.ts';
import { isJsonObject } from './session-data.ts';
import { readRaw, removeFile, writeAtomic } from './session-file.ts';
import { type SessionStore, StoreFailed } from './store.ts';

/** What stands in an order's file. */
interface OrderFile {
  readonly token: string;
  readonly order: Order;
  readonly endSession: SessionKey | null;
}

/**
 * Orders as files, `<number>.json` each. The order is on the disk before its session is ended: a crash in between leaves
 * both, and the next try with the same token ends the session.
 *
 * @throws StoreFailed that names the folder when it cannot be used
 */
export async function openFilesOrders(folder: string, store: SessionStore): Promise<OrderBook> {
  await prepareFolder(folder);
  const state = new OpenState('The order book');
  const queue = new KeyQueue();
  const numberByToken = new Map<string, string>();
  for (const number of await listNumbers()) {
    const file = await readOrder(number);
    if (file) numberByToken.set(file.token, number);
  }

  return {
    place: (token, order, endSession) =>
      queue.run(token, async () => {
        state.demand();
        const known = numberByToken.get(token);
        const file = known === undefined ? null : await readOrder(known);
        if (known !== undefined && file) {
          if (endSession !== null && endSession === file.endSession) await store.destroy(endSession);
          return { number: known, order: file.order, fresh: false };
        }
        const number = makeOrderNumber();
        const kept: OrderFile = { token, order, endSession };
        await guard(number, () => writeAtomic(pathOf(number), JSON.stringify(kept)));
        numberByToken.set(token, number);
        if (endSession !== null) await store.destroy(endSession);
        return { number, order, fresh: true };
      }),
    async numberOf(token) {
      state.demand();
      return numberByToken.get(token) ?? null;
    },

    async find(number) {
      state.demand();
      return isOrderNumber(number) ? ((await readOrder(number))?.order ?? null) : null;
    },
    async *list() {
      state.demand();
      for (const number of await listNumbers()) {
        const file = await readOrder(number);
        if (file) yield { number, ...file };
      }
    },
    restore: ({ number, token, order, endSession }) =>
      queue.run(token, async () => {
        state.demand();
        const kept: OrderFile = { token, order, endSession };
        await guard(number, () => writeAtomic(pathOf(number), JSON.stringify(kept)));
        numberByToken.set(token, number);
      }),
    async remove(number) {
      state.demand();
      const file = isOrderNumber(number) ? await readOrder(number) : null;
      if (!file) return false;
      await guard(number, () => removeFile(pathOf(number)));
      numberByToken.delete(file.token);
      return true;
    },
    async clear() {
      state.demand();
      for (const number of await listNumbers()) await guard(number, () => removeFile(pathOf(number)));
      numberByToken.clear();
    },
    async close() {
      state.end();
      await queue.idle();
    },
  };

  function pathOf(number: string): string {
    return join(folder, `${number}.json`);
  }

  async function listNumbers(): Promise<string[]> {
    const names = await guard('orders', () => readdir(folder));
    return names
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .filter(isOrderNumber);
  }

  async function readOrder(number: string): Promise<OrderFile | null> {
    const text = await guard(number, () => readRaw(pathOf(number)));
    return text === null ? null : parseOrder(text);
  }

  async function guard<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw new StoreFailed(`The order book in ${folder} cannot be used (${what}): ${reasonOf(error)}.`, {
        cause: error,
      });
    }
  }
}

/** Null for a file that is no order. */
function parseOrder(text: string): OrderFile | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isJsonObject(parsed) || typeof parsed.token !== 'string' || !isJsonObject(parsed.order)) return null;
    return { token: parsed.token, order: parsed.order, endSession: (parsed.endSession ?? null) as SessionKey | null };
  } catch {
    return null;
  }
}
