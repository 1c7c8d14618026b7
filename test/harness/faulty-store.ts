/**
 * A store that misbehaves on request, around any other: slow, failing, hanging, or answering garbage. For seeing what the
 * server does when its store is ill.
 *
 *     const { store, faults } = makeFaulty(opened.store);
 *     faults.set('update', { kind: 'fail' });          // until told otherwise
 *     faults.set('read', { kind: 'delay', ms: 300 });
 *     faults.set('touch', { kind: 'hang' });           // until faults.heal() or release()
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { SessionKey } from '../../server/inspector/records.ts';
import { type SessionStore, type StoredSession, StoreFailed } from '../../server/store/store.ts';

export type StoreOperation =
  | 'read'
  | 'create'
  | 'update'
  | 'touch'
  | 'destroy'
  | 'restore'
  | 'list'
  | 'raw'
  | 'count'
  | 'clear'
  | 'tidy';

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

export function makeFaulty(inner: SessionStore): { store: SessionStore; faults: Faults } {
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

  const around = async <T>(operation: StoreOperation, key: SessionKey | null, work: () => Promise<T>): Promise<T> => {
    calls.push(key === null ? operation : `${operation} ${key.slice(0, 4)}…`);
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
        throw fault.error ?? new StoreFailed(`The ${operation} was made to fail.`);
      case 'hang':
        await new Promise<void>((release) => held.add(release));
        return work();
    }
  };

  const store: SessionStore = {
    medium: inner.medium,
    read: (key) => {
      const corrupt = active.get('read')?.fault.kind === 'corrupt';
      return around('read', key, async (): Promise<StoredSession | null> => (corrupt ? null : inner.read(key)));
    },
    create: (key, fresh) => around('create', key, () => inner.create(key, fresh)),
    update: (key, rev, change) => around('update', key, () => inner.update(key, rev, change)),
    touch: (key, expiresAt) => around('touch', key, () => inner.touch(key, expiresAt)),
    destroy: (key) => around('destroy', key, () => inner.destroy(key)),
    async *list() {
      await around('list', null, async () => {});
      yield* inner.list();
    },
    placeOf: (key) => inner.placeOf(key),
    restore: (key, record) => around('restore', key, () => inner.restore(key, record)),
    raw: (key) => around('raw', key, () => inner.raw(key)),
    count: () => around('count', null, () => inner.count()),
    clear: () => around('clear', null, () => inner.clear()),
    tidy: () => around('tidy', null, () => inner.tidy()),
    close: () => inner.close(),
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
  return { store, faults };
}
