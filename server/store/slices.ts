/** How many records are walked through before others get a turn: at some microseconds each, the loop is never held for long. */
export const sliceSize = 500;

/** Lets everybody else in the event loop have a turn first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Leaves the others as long as a piece of background work took, in ms: at most half of the time then goes into it. */
export function rest(tookMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(tookMs, longestRest)));
}

/** ms. */
const longestRest = 50;

/** Walks through many items, with a turn for the others after every slice. */
export async function* inSlices<T>(items: Iterable<T>): AsyncGenerator<T> {
  let seen = 0;
  for (const item of items) {
    if (seen > 0 && seen % sliceSize === 0) await nextTurn();
    seen += 1;
    yield item;
  }
}

/** `act` on all items, `together` of them at a time, so that a long list does not fill a connection that others use too. */
export async function mapInGroups<T, R>(
  items: readonly T[],
  together: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += together) {
    results.push(...(await Promise.all(items.slice(from, from + together).map(act))));
  }
  return results;
}
