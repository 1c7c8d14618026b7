/**
 * A medium that misbehaves on request, around any other, its sessions and its orders: slow, failing, hanging, or answering garbage. For
 * seeing what the server does when its store is ill.
 *
 *     const { opened, faults } = makeFaulty(await bed.open());
 *     faults.set('update', { kind: 'fail' });          // until told otherwise
 *     faults.set('read', { kind: 'delay', ms: 300 });
 *     faults.set('orders.place', { kind: 'hang' });    // until faults.heal() or release()
 *
 * What is walked through (list, tidy, clear, orders.list) meets its fault at every step.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { SessionKey } from '../../server/session-types.ts';
import type { OpenedStore } from '../../server/store/medium.ts';
import type { OrderBook } from '../../server/store/orders.ts';
import { type ReadSession, type SessionStore, StoreFailed } from '../../server/store/store.ts';

export type StoreOperation =
  | Exclude<keyof SessionStore, 'medium' | 'placeOf'>
  | `orders.${Exclude<keyof OrderBook, symbol>}`;

export type Fault =
  /** Answers `ms` late. `after`: the work is done at once and only the answer is late (default: the work is late too). */
  | { readonly kind: 'delay'; readonly ms: number; readonly after?: boolean }
  /** Rejects with StoreFailed, or with `error`. `after`: the work is done, yet it reports failure. */
  | { readonly kind: 'fail'; readonly error?: Error; readonly after?: boolean }
  /** Never answers, until it is released. */
  | { readonly kind: 'hang' }
  /** read: the record is there and unreadable, which a store reports as missing. Nothing else can be corrupt. */
  | { readonly kind: 'corrupt' };

export interface Faults {
  /** From now on. `times`: only for that many calls. */
  set(operation: StoreOperation, fault: Fault, times?: number): void;
  /** No faults from now on; what hangs goes on. */
  heal(): void;
  /** How many calls hang at this moment. */
  readonly hanging: number;
  /** Calls so far, in order: `update 1f3a…`. */
  readonly calls: readonly string[];
}

export function makeFaulty({ store: inner, orders: book }: OpenedStore): { opened: OpenedStore; faults: Faults } {
  const active = new Map<StoreOperation, { fault: Fault; left: number }>();
  const held = new Set<() => void>();
  const calls: string[] = [];

  const take = (operation: StoreOperation): Fault | null => {
    const entry = active.get(operation);
    if (!entry) return null;
    entry.left -= 1;
    if (entry.left <= 0) active.delete(operation);
    return entry.fault;
  };

  const note = (operation: StoreOperation, key: string | null = null) =>
    calls.push(key === null ? operation : `${operation} ${key.slice(0, 4)}…`);
  const around = <T>(
    operation: StoreOperation,
    key: SessionKey | string | null,
    work: () => Promise<T>,
  ): Promise<T> => {
    note(operation, key);
    return meet(operation, work);
  };
  async function* aroundSteps<T>(operation: StoreOperation, walk: AsyncIterable<T>): AsyncGenerator<T> {
    note(operation);
    const steps = walk[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await meet(operation, () => steps.next());
      if (done) return;
      yield value as T;
    }
  }
  const meet = async <T>(operation: StoreOperation, work: () => Promise<T>): Promise<T> => {
    const fault = take(operation);
    switch (fault?.kind) {
      case undefined:
      case 'corrupt':
        return work();
      case 'delay': {
        if (!fault.after) await wait(fault.ms);
        const answer = await work();
        if (fault.after) await wait(fault.ms);
        return answer;
      }
      case 'fail':
        if (fault.after) await work();
        throw fault.error ?? new StoreFailed('reason.system', { message: `The ${operation} was made to fail.` });
      case 'hang':
        await new Promise<void>((release) => held.add(release));
        return work();
    }
  };

  const store: SessionStore = {
    medium: inner.medium,
    read: (key) => {
      const corrupt = active.get('read')?.fault.kind === 'corrupt';
      return around('read', key, async (): Promise<ReadSession | null> => (corrupt ? null : inner.read(key)));
    },
    create: (key, fresh) => around('create', key, () => inner.create(key, fresh)),
    update: (key, rev, change) => around('update', key, () => inner.update(key, rev, change)),
    touch: (key, expiresAt) => around('touch', key, () => inner.touch(key, expiresAt)),
    destroy: (key) => around('destroy', key, () => inner.destroy(key)),
    list: () => aroundSteps('list', inner.list()),
    placeOf: (key) => inner.placeOf(key),
    raw: (key) => around('raw', key, () => inner.raw(key)),
    count: () => around('count', null, () => inner.count()),
    restore: (key, record) => around('restore', key, () => inner.restore(key, record)),
    clear: () => aroundSteps('clear', inner.clear()),
    tidy: () => aroundSteps('tidy', inner.tidy()),
    close: () => around('close', null, () => inner.close()),
  };

  const orders: OrderBook = {
    place: (number, order, session) => around('orders.place', number, () => book.place(number, order, session)),
    find: (number) => around('orders.find', number, () => book.find(number)),
    count: () => around('orders.count', null, () => book.count()),
    list: () => aroundSteps('orders.list', book.list()),
    restore: (kept) => around('orders.restore', kept.number, () => book.restore(kept)),
    remove: (numbers) => around('orders.remove', null, () => book.remove(numbers)),
    clear: () => around('orders.clear', null, () => book.clear()),
    close: () => around('orders.close', null, () => book.close()),
  };

  const faults: Faults = {
    set: (operation, fault, times = Number.POSITIVE_INFINITY) => {
      active.set(operation, { fault, left: times });
    },
    heal: () => {
      active.clear();
      for (const release of held) release();
      held.clear();
    },
    get hanging() {
      return held.size;
    },
    calls,
  };
  return { opened: { store, orders }, faults };
}
