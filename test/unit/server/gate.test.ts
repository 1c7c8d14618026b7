import { expect, test } from 'vitest';
import { ClientGone, Gate, TooManyWaiting, WaitedTooLong } from '../../../server/gate/gate.ts';

const limits = { deadlineMs: 5_000, length: 100 };

test('requests of one session go in one after the other, in the order they came', async () => {
  const gate = new Gate();
  const order: number[] = [];
  let inside = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, at) => {
      const turn = await gate.enter('ann', limits);
      inside += 1;
      expect(inside).toBe(1);
      expect(turn.ahead).toBe(at);
      order.push(at);
      await Promise.resolve();
      inside -= 1;
      turn.leave();
    }),
  );
  expect(order).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect(gate.busy).toBe(0);
});

test('different sessions never wait for each other', async () => {
  const gate = new Gate();
  const [ann, bob] = await Promise.all([gate.enter('ann', limits), gate.enter('bob', limits)]);
  expect([ann.ahead, bob.ahead]).toEqual([0, 0]);
  ann.leave();
  bob.leave();
});

test('who waits too long is sent away, and the next still gets in', async () => {
  const gate = new Gate();
  const first = await gate.enter('ann', limits);
  const late = gate.enter('ann', { deadlineMs: 5, length: 100 });
  const patient = gate.enter('ann', limits);
  await expect(late).rejects.toThrow(WaitedTooLong);
  first.leave();
  (await patient).leave();
  expect(gate.busy).toBe(0);
});

test('a queue has an end', async () => {
  const gate = new Gate();
  const first = await gate.enter('ann', { deadlineMs: 5_000, length: 1 });
  const second = gate.enter('ann', { deadlineMs: 5_000, length: 1 });
  await expect(gate.enter('ann', { deadlineMs: 5_000, length: 1 })).rejects.toThrow(TooManyWaiting);
  first.leave();
  (await second).leave();
});

test('a client that goes frees its place; a turn given back twice lets only one in', async () => {
  const gate = new Gate();
  const first = await gate.enter('ann', limits);
  let go: () => void = () => undefined;
  const leaving = gate.enter('ann', limits, (leave) => {
    go = leave;
  });
  const staying = gate.enter('ann', limits);
  go();
  await expect(leaving).rejects.toThrow(ClientGone);
  first.leave();
  first.leave();
  const turn = await staying;
  const third = gate.enter('ann', limits);
  first.leave();
  expect(await Promise.race([third, Promise.resolve('still waiting')])).toBe('still waiting');
  turn.leave();
  (await third).leave();
  expect(gate.busy).toBe(0);
});

test('while the one inside is held, whoever waits has all the time there is; afterwards their clocks run on', async () => {
  const gate = new Gate();
  const first = await gate.enter('ann', limits);
  const waits = gate.enter('ann', { deadlineMs: 40, length: 100 });
  first.pause();
  const comes = gate.enter('ann', { deadlineMs: 40, length: 100 });
  const outcome = Promise.race([waits, comes]);
  expect(await Promise.race([outcome, new Promise((resolve) => setTimeout(() => resolve('patient'), 120))])).toBe(
    'patient',
  );
  first.resume();
  await expect(waits).rejects.toThrow(WaitedTooLong);
  await expect(comes).rejects.toThrow(WaitedTooLong);
  first.leave();
  expect(gate.busy).toBe(0);
});

test('a turn given back while it is held leaves no stopped clock behind', async () => {
  const gate = new Gate();
  const first = await gate.enter('ann', limits);
  first.pause();
  const second = gate.enter('ann', limits);
  first.leave();
  const turn = await second;
  await expect(gate.enter('ann', { deadlineMs: 5, length: 100 })).rejects.toThrow(WaitedTooLong);
  turn.leave();
});
