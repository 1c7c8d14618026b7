import { afterEach, expect, test, vi } from 'vitest';
import { SessionCount } from '../../../server/life/session-count.ts';
import { type SessionStore, StoreFailed } from '../../../server/store/store.ts';

afterEach(() => void vi.useRealTimers());

test('a store that takes longer to count than anybody waits is asked once, and its answer counts when it comes', async () => {
  vi.useFakeTimers();
  let answer: (count: number) => void = () => undefined;
  const countAll = vi.fn(
    () =>
      new Promise<number>((resolve) => {
        answer = resolve;
      }),
  );
  const count = new SessionCount({ medium: 'files', count: countAll } as unknown as SessionStore);
  const first = expect(count.recount()).rejects.toThrow(StoreFailed);
  await vi.advanceTimersByTimeAsync(10_000);
  await first;
  expect(count.value).toBeNull();
  count.made();
  const second = count.recount();
  expect(countAll).toHaveBeenCalledTimes(1);
  answer(7);
  expect(await second).toBe(7);
  count.made();
  expect(count.value).toBe(8);
  const third = count.recount();
  expect(countAll).toHaveBeenCalledTimes(2);
  answer(8);
  expect(await third).toBe(8);
});
