/** Long walks cut into slices, so that visitors' requests get their turn in between. */

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

/** The items, `size` at a time. */
export function* cut<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/** Walks all slices to their end. */
export async function collect<T>(slices: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const slice of slices) all.push(...slice);
  return all;
}

/** `act` on all items, `together` of them at a time, so that a long list does not fill a connection that others use too. */
export async function mapInGroups<T, R>(
  items: readonly T[],
  together: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (const group of cut(items, together)) results.push(...(await Promise.all(group.map(act))));
  return results;
}
