/**
 * Which sessions there are: memcached cannot list its items, so we keep lists in it. 256 of them, by the first two digits of the key, each
 * the keys' 32 bytes one after another, appended to when a session is made and rewritten when tidying up.
 *
 * Limits, honestly: when memcached runs out of room it may drop a list, and the sessions on it are then no longer shown, counted, cleared or
 * tidied, though they work until memcached's own expiry ends them.
 */
import type { SessionKey } from '../session-types.ts';
import type { MemcachedConnection } from './memcached-connection.ts';

const bytesPerKey = 32;
/** Lists asked for at a time. */
const listsTogether = 32;
const lists = Array.from({ length: 256 }, (_, n) => `index:${n.toString(16).padStart(2, '0')}`);

export interface MemcachedIndex {
  /** Notes a session; twice does no harm. */
  add(key: SessionKey): Promise<void>;
  /** The noted keys, list by list. */
  walk(): AsyncGenerator<SessionKey[]>;
  /** Walks and keeps only those keys for which `keep` says so; a list that grew meanwhile stays as it is until the next time. */
  sift(keep: (keys: readonly SessionKey[]) => Promise<readonly boolean[]>): Promise<void>;
}

export function openMemcachedIndex(connection: MemcachedConnection): MemcachedIndex {
  return {
    async add(key) {
      const entry = Buffer.from(key, 'hex');
      const list = listOf(key);
      // Both fail only while somebody else makes or drops the same list.
      for (;;) {
        if (await connection.append(list, entry)) return;
        if (await connection.add(list, entry, null)) return;
      }
    },
    async *walk() {
      for await (const { item } of present()) yield keysIn(item.value);
    },
    async sift(keep) {
      for await (const { list, item } of present()) {
        const keys = keysIn(item.value);
        const kept = await keep(keys);
        const rest = keys.filter((_, index) => kept[index]);
        if (rest.length * bytesPerKey === item.value.length) continue;
        if (rest.length === 0) await connection.remove(list, item.version);
        else await connection.replace(list, item.version, Buffer.from(rest.join(''), 'hex'), null);
      }
    },
  };

  /** The lists that are there. */
  async function* present() {
    for (let from = 0; from < lists.length; from += listsTogether) {
      const some = lists.slice(from, from + listsTogether);
      const found = await Promise.all(some.map(async (list) => ({ list, item: await connection.get(list) })));
      for (const { list, item } of found) if (item) yield { list, item };
    }
  }
}

function listOf(key: SessionKey): string {
  return `index:${key.slice(0, 2)}`;
}

function keysIn(entries: Buffer): SessionKey[] {
  const keys = new Set<SessionKey>();
  for (let at = 0; at + bytesPerKey <= entries.length; at += bytesPerKey) {
    keys.add(entries.toString('hex', at, at + bytesPerKey) as SessionKey);
  }
  return [...keys];
}
