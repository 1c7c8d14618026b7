/** Long walks cut into slices, so that visitors' requests get their turn in between. */

/** How many records are walked through before others get a turn: at some microseconds each, the loop is held for less than 1 ms. */
export const sliceSize = 200;

/** Lets everybody else in the event loop have a turn first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** ms. */
const longestRest = 50;

/** Slices of background work, each followed by a rest as long as it took: the others have at least half of the time. */
export async function* paced<T>(slices: AsyncIterable<T>): AsyncGenerator<T> {
  let began = performance.now();
  for await (const slice of slices) {
    const took = performance.now() - began;
    yield slice;
    await new Promise((resolve) => setTimeout(resolve, Math.min(took, longestRest)));
    began = performance.now();
  }
}

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
