import { withDeadline } from './deadline.ts';
import type { OpenedStore } from './medium.ts';
import type { OrderBook } from './orders.ts';
import type { SessionStore } from './store.ts';

/**
 * A medium that answers in time or fails: one that hangs is a 503 and never a hanging browser. A walk (list, tidy, clear) may be long, so
 * that each of its steps has the deadline. What hung may still be carried out later; updates then meet a revision that no longer
 * fits and change nothing.
 *
 * @param deadlineMs ms an answer may take
 */
export function limitTime({ store, orders }: OpenedStore, deadlineMs: number): OpenedStore {
  const who = { key: 'store.of-medium', values: { medium: store.medium } } as const;
  const inTime = <T>(work: Promise<T>) => withDeadline(deadlineMs, who, work);
  const stepInTime = <T>(walk: AsyncIterable<T>) => limitSteps(walk, inTime);
  return { store: timeStore(store, inTime, stepInTime), orders: timeOrders(orders, inTime, stepInTime) };
}

type InTime = <T>(work: Promise<T>) => Promise<T>;
type StepInTime = <T>(walk: AsyncIterable<T>) => AsyncIterable<T>;

function timeStore(store: SessionStore, inTime: InTime, stepInTime: StepInTime): SessionStore {
  return {
    medium: store.medium,
    read: (key) => inTime(store.read(key)),
    create: (key, fresh) => inTime(store.create(key, fresh)),
    update: (key, rev, change) => inTime(store.update(key, rev, change)),
    touch: (key, expiresAt) => inTime(store.touch(key, expiresAt)),
    destroy: (key) => inTime(store.destroy(key)),
    list: () => stepInTime(store.list()),
    placeOf: (key) => store.placeOf(key),
    raw: (key) => inTime(store.raw(key)),
    count: () => inTime(store.count()),
    restore: (key, record) => inTime(store.restore(key, record)),
    clear: () => stepInTime(store.clear()),
    tidy: () => stepInTime(store.tidy()),
    close: () => inTime(store.close()),
  };
}

function timeOrders(orders: OrderBook, inTime: InTime, stepInTime: StepInTime): OrderBook {
  return {
    place: (number, order, session) => inTime(orders.place(number, order, session)),
    find: (number) => inTime(orders.find(number)),
    count: () => inTime(orders.count()),
    list: () => stepInTime(orders.list()),
    restore: (kept) => inTime(orders.restore(kept)),
    remove: (numbers) => inTime(orders.remove(numbers)),
    clear: () => inTime(orders.clear()),
    close: () => inTime(orders.close()),
  };
}

/** The same walk, each step in time. One whose step came too late is left alone: it may never answer, also not to its end. */
async function* limitSteps<T>(walk: AsyncIterable<T>, inTime: InTime): AsyncGenerator<T> {
  const steps = walk[Symbol.asyncIterator]();
  let underWay = false;
  try {
    for (;;) {
      underWay = true;
      const step = await inTime(steps.next());
      underWay = false;
      if (step.done) return;
      yield step.value;
    }
  } finally {
    if (!underWay) await steps.return?.();
  }
}
