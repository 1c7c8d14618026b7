import { withDeadline } from './deadline.ts';
import type { SessionStore } from './store.ts';

/**
 * A store that answers in time or fails: a medium that hangs is a 503 and never a hanging browser. Listing and tidying run
 * in slices of their own and have no deadline. What hung may still be carried out later; updates then meet a revision
 * that no longer fits and change nothing.
 */
export function limitTime(store: SessionStore, deadlineMs: number): SessionStore {
  const inTime = <T>(work: Promise<T>) => withDeadline(deadlineMs, `The ${store.medium} store`, work);
  return {
    medium: store.medium,
    read: (key) => inTime(store.read(key)),
    create: (key, fresh) => inTime(store.create(key, fresh)),
    update: (key, rev, change) => inTime(store.update(key, rev, change)),
    touch: (key, expiresAt) => inTime(store.touch(key, expiresAt)),
    destroy: (key) => inTime(store.destroy(key)),
    restore: (key, record) => inTime(store.restore(key, record)),
    raw: (key) => inTime(store.raw(key)),
    count: () => inTime(store.count()),
    placeOf: (key) => store.placeOf(key),
    list: () => store.list(),
    clear: () => store.clear(),
    tidy: () => store.tidy(),
    close: () => store.close(),
  };
}
