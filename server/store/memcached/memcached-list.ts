/**
 * A list in memcached, which cannot list its own items: entries of one length, one after another, appended to and now and then sifted. An
 * item takes 1 MB unless told otherwise, so that a list is cut into segments: `name`, `name.1`, `name.2` and so on.
 *
 * Limits, honestly: when memcached runs out of room it may drop a segment, and what stood on it is then no longer shown, counted,
 * cleared or tidied. Nobody else may append while the first segments are full and all others too: the list then says that it is full.
 */
import { StoreFailed } from '../store.ts';
import type { MemcachedConnection } from './memcached-connection.ts';

/** Segments of a list: with 1 MB each, 500,000 sessions on one of the 256 lists, and 1,400,000 orders. */
const mostSegments = 16;

/** Appending and making fail one after the other only while somebody else makes or drops the same segment: not often in a row. */
const mostTries = 3;

export interface MemcachedList {
  /** Puts an entry at the end; twice does no harm. @throws StoreFailed when the list is full */
  add(entry: Buffer): Promise<void>;
  /** The entries from the first to the last, segment by segment, each once. */
  walk(): AsyncGenerator<Buffer[]>;
  /** Keeps only those entries for which `keep` says so; a segment that grew meanwhile stays as it is until the next time. */
  sift(keep: (entries: readonly Buffer[]) => Promise<readonly boolean[]>): AsyncGenerator<void>;
}

/** @param width bytes of an entry; @param warn is told when something else lies in a segment's place */
export function openMemcachedList(
  connection: MemcachedConnection,
  name: string,
  width: number,
  warn: (sentence: string) => void,
): MemcachedList {
  /** Where the last entry went: the segments before it were full. */
  let last = 0;

  return {
    async add(entry) {
      for (let segment = last; segment < mostSegments; segment += 1) {
        if (await addTo(segmentName(segment), entry)) {
          last = segment;
          return;
        }
      }
      // Sifting may have made room since.
      last = 0;
      throw new StoreFailed('memcached.full-list', { name: `${connection.prefix}${name}` });
    },
    async *walk() {
      for await (const { entries } of present()) yield entries;
    },
    async *sift(keep) {
      for await (const { segment, entries, bytes, version } of present()) {
        const kept = await keep(entries);
        const rest = Buffer.concat(entries.filter((_, index) => kept[index]));
        // An emptied segment stays, empty: the ones behind it are found through it.
        if (rest.length < bytes && (await connection.replace(segmentName(segment), version, rest, null)))
          last = Math.min(last, segment);
        yield;
      }
    },
  };

  function segmentName(segment: number): string {
    return segment === 0 ? name : `${name}.${segment}`;
  }

  /** False when the segment takes no more. */
  async function addTo(segment: string, entry: Buffer): Promise<boolean> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (await connection.append(segment, entry)) return true;
      if (await connection.add(segment, entry, null)) return true;
    }
    return false;
  }

  /** The segments that are there. */
  async function* present() {
    for (let segment = 0; segment < mostSegments; segment += 1) {
      const item = await connection.get(segmentName(segment));
      if (!item) return;
      // Entries are appended: cut up from the end, they are found behind whatever somebody else has put there.
      const entries = item.value.subarray(item.value.length % width);
      if (
        entries.length < item.value.length &&
        (await connection.replace(segmentName(segment), item.version, entries, null))
      )
        warn(`What lay in memcached, key ${connection.prefix}${segmentName(segment)} was not ours and was taken out.`);
      yield { segment, entries: cutUp(entries, width), bytes: item.value.length, version: item.version };
    }
  }
}

function cutUp(value: Buffer, width: number): Buffer[] {
  const entries = new Map<string, Buffer>();
  for (let at = 0; at < value.length; at += width) {
    const entry = value.subarray(at, at + width);
    entries.set(entry.toString('latin1'), entry);
  }
  return [...entries.values()];
}
