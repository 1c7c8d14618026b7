import { setTimeout as wait } from 'node:timers/promises';

/** What Windows says while a virus scanner or an indexer holds a file for a moment. */
const passing = new Set(['EPERM', 'EBUSY']);

/** ms after which a busy file counts as an error. */
const patience = 1000;

/**
 * Does `act`, and does it again while the file is only busy, for up to a second in all.
 * @throws what `act` throws, at once when waiting would not help
 */
export async function retryBusy<T>(act: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    try {
      return await act();
    } catch (error) {
      if (!passing.has(codeOf(error)) || performance.now() - began + pause > patience) throw error;
      await wait(pause);
    }
  }
}

/** ms after which a busy file counts as an error where everybody waits meanwhile. */
const patienceOfAll = 250;

/** The same at once: nothing else happens in this process meanwhile. @throws what `act` throws */
export function retryBusySync<T>(act: () => T): T {
  const began = performance.now();
  for (let pause = 5; ; pause *= 2) {
    try {
      return act();
    } catch (error) {
      if (!passing.has(codeOf(error)) || performance.now() - began + pause > patienceOfAll) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** The `code` of a system error such as ENOENT; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
