import type { Trouble } from '../trouble.ts';
import { StoreFailed } from './store.ts';

/**
 * The outcome of `work`, or StoreFailed after `ms`: a server that does not answer is an error, not a hang. What was asked of it may still be
 * done later; nobody can know.
 *
 * @param who the one waited for, as the beginning of a sentence
 */
export function withDeadline<T>(ms: number, who: string | Trouble, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreFailed('store.no-answer', { who, ms: String(ms) })), ms);
    // Whoever waits for it keeps the process; the deadline does not.
    timer.unref();
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
}
