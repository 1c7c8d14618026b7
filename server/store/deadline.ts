import type { Trouble } from '../trouble.ts';
import { StoreFailed } from './store.ts';

/**
 * The outcome of `work`, or StoreFailed after `ms`: a server that does not answer is an error, not a hang. What was asked of it may still be
 * done later; nobody can know.
 *
 * @param who the one waited for, as the beginning of a sentence
 */
export async function withDeadline<T>(ms: number, who: string | Trouble, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreFailed('store.no-answer', { who, ms: String(ms) })), ms);
    // Whoever waits for it keeps the process; the deadline does not.
    timer.unref();
  });
  // When the deadline was first, nobody listens to the work any more.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
