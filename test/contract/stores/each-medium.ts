import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Medium, SessionKey } from '../../../server/inspector/records.ts';
import type { OrderBook } from '../../../server/store/orders.ts';
import { sessionKeyOf } from '../../../server/store/session-key.ts';
import { collect } from '../../../server/store/slices.ts';
import type { ListedSession, SessionStore } from '../../../server/store/store.ts';
import { createFakeClock, type FakeClock } from '../../harness/fake-clock.ts';
import { listMedia, type MediumBed } from '../../harness/media.ts';

/** A medium opened for one test: empty, with a clock of its own and an ear for warnings. */
interface OpenedForTest {
  readonly store: SessionStore;
  readonly orders: OrderBook;
  readonly clock: FakeClock;
  readonly warnings: string[];
}

export interface MediumUnderTest {
  readonly medium: Medium;
  open(): Promise<OpenedForTest>;
  /** The bed under all tests of this medium; there once tests run. */
  bed(): MediumBed;
}

/** Runs the same tests on every medium of this machine. */
export function onEachMedium(body: (on: MediumUnderTest) => void, only?: readonly Medium[]): void {
  for (const listed of listMedia(only)) {
    describe.skipIf(listed.skip !== null)(listed.medium, () => {
      let bed: MediumBed | undefined;
      const opened: OpenedForTest[] = [];
      const demandBed = () => {
        if (!bed) throw new Error('The bed is made when the tests run.');
        return bed;
      };
      beforeAll(async () => {
        bed = await listed.start();
      });
      afterEach(async () => {
        for (const { store, orders } of opened.splice(0)) {
          await orders.close();
          await store.close();
        }
      });
      afterAll(() => bed?.stop());
      body({
        medium: listed.medium,
        bed: demandBed,
        async open() {
          const clock = createFakeClock();
          const warnings: string[] = [];
          const warn = (sentence: string) => {
            warnings.push(sentence);
          };
          const { store, orders } = await demandBed().open({ now: clock.now, warn });
          await collect(store.clear());
          await orders.clear();
          const one = { store, orders, clock, warnings };
          opened.push(one);
          return one;
        },
      });
    });
  }
}

export const minute = 60_000;

/** A key nobody else uses. */
export function keyNamed(name: string): SessionKey {
  return sessionKeyOf(`a session called ${name}`);
}

export async function listAll(store: SessionStore): Promise<ListedSession[]> {
  const all: ListedSession[] = [];
  for await (const one of store.list()) all.push(one);
  return all.sort((a, b) => (a.key < b.key ? -1 : 1));
}
