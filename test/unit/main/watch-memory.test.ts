import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bench } from '../../../main/workspace/bench/bench.ts';
import { watchMemory } from '../../../main/workspace/bench/watch-memory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells the level of the same processes, and a new one at once', async () => {
  let pids = [7];
  let panesMb = 0;
  const told: number[] = [];
  const bench = Object.assign(new EventEmitter(), {
    get panes() {
      return pids.map((processId) => ({ view: { processId } }));
    },
  });
  const stop = watchMemory(
    bench as unknown as Bench,
    async () => ({ panesMb, machineMb: 8192, shared: true }),
    (cost) => told.push(cost.panesMb),
  );
  const look = async (mb: number) => {
    panesMb = mb;
    await vi.advanceTimersByTimeAsync(10_000);
  };
  for (const mb of [66, 414, 120, 300, 320]) await look(mb);
  expect(told).toEqual([66, 120]);
  pids = [7, 8];
  await look(140);
  expect(told).toEqual([66, 120, 140]);
  stop();
});
