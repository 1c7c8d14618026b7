/**
 * Gathers what comes and hands it on at most once a frame, so that a busy server cannot flood the window.
 *
 * @param send gets everything since the last call, in order. @param frameMs least time between two calls, in ms.
 */
export function batchEvents<E>(
  send: (events: readonly E[]) => void,
  frameMs = 16,
): { push(event: E): void; stop(): void } {
  let waiting: E[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    timer = null;
    const events = waiting;
    waiting = [];
    send(events);
  };
  return {
    push(event) {
      waiting.push(event);
      timer ??= setTimeout(flush, frameMs);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = [];
    },
  };
}
