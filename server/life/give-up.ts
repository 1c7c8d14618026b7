/**
 * What `work` comes to, or the signal's reason as soon as it is aborted. What was begun may still be done later.
 * @param late gets what it came to after nobody waited for it any more, e.g. to close it
 */
export function orGiveUp<T>(signal: AbortSignal, work: Promise<T>, late: (value: T) => void = ignore): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(signal.reason);
      work.then(late, ignore);
    };
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    const over = () => signal.removeEventListener('abort', giveUp);
    work.then(
      (value) => {
        over();
        resolve(value);
      },
      (error: unknown) => {
        over();
        reject(error);
      },
    );
  });
}

/** Resolves when `work` is over, however it ended, or after so many real ms. Holds up no process. */
export function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const over = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(over, over);
  });
}

function ignore(): void {}
