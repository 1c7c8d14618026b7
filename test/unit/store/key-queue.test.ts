import { expect, test } from 'vitest';
import { KeyQueue } from '../../../server/store/key-queue.ts';

/** A promise to be settled by hand. */
function makeHeld() {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release: () => release() };
}

test('jobs of one key run in order, one at a time', async () => {
  const queue = new KeyQueue();
  const seen: string[] = [];
  const first = makeHeld();
  const jobs = [
    queue.run('a', async () => {
      seen.push('first begins');
      await first.held;
      seen.push('first ends');
    }),
    queue.run('a', async () => {
      seen.push('second');
    }),
  ];
  await queue.run('b', async () => {
    seen.push('another key');
  });
  expect(seen).toEqual(['first begins', 'another key']);
  first.release();
  await Promise.all(jobs);
  expect(seen).toEqual(['first begins', 'another key', 'first ends', 'second']);
});

test('a job that fails tells its own caller and stops nobody', async () => {
  const queue = new KeyQueue();
  const failing = queue.run('a', async () => {
    throw new Error('broken');
  });
  const next = queue.run('a', async () => 'fine');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('fine');
});

test('idle waits for all that is under way, also for what was added meanwhile', async () => {
  const queue = new KeyQueue();
  const one = makeHeld();
  let done = false;
  void queue.run('a', async () => {
    await one.held;
    void queue.run('b', async () => {
      done = true;
    });
  });
  const idle = queue.idle();
  one.release();
  await idle;
  expect(done).toBe(true);
});
