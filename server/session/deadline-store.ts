import { type SessionStore, StoreFailed } from '../store/store.ts';

/**
 * A store that answers in time or fails: a medium that hangs is a 503 and never a hanging browser. Listing and tidying run
 * in slices of their own and have no deadline. What hung may still be carried out later; updates then meet a revision
 * that no longer fits and change nothing.
 */
export function withDeadline(store: SessionStore, deadlineMs: number): SessionStore {
  const inTime = <T>(work: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const late = () => reject(new StoreFailed(`The ${store.medium} store did not answer within ${deadlineMs} ms.`));
      const timer = setTimeout(late, deadlineMs);
      work.then(
        (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        (error: unknown) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    });
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
