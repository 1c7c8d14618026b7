/** How many records are walked through before others get a turn: at some microseconds each, the loop is never held for long. */
export const sliceSize = 500;

/** Lets everybody else in the event loop have a turn first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Walks through many items, with a turn for the others after every slice. */
export async function* inSlices<T>(items: Iterable<T>): AsyncGenerator<T> {
  let seen = 0;
  for (const item of items) {
    if (seen > 0 && seen % sliceSize === 0) await nextTurn();
    seen += 1;
    yield item;
  }
}
