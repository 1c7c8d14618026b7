import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for a state, bounded: resolves with the first truthy answer of `look`, asked every 10 ms.
 * @param what names the state in the error, e.g. "redis answers"
 * @param ms how long at most
 */
export async function until<T>(what: string, look: () => T | Promise<T>, ms = 5000): Promise<NonNullable<T>> {
  const began = performance.now();
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (performance.now() - began > ms) throw new Error(`Waited ${ms} ms in vain: ${what}.`);
    await wait(10);
  }
}

/** The promise's outcome, or an error when it takes longer than `ms`: a hang is a failure, not a stuck run. */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const late = new AbortController();
  const deadline = wait(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} took longer than ${ms} ms.`);
  });
  deadline.catch(() => {});
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    late.abort();
  }
}
