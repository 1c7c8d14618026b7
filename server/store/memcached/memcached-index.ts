/** Which sessions there are: 256 lists, by the first two digits of the key, each of the keys' 32 bytes. */
import type { SessionKey } from '../../session-types.ts';
import type { MemcachedConnection } from './memcached-connection.ts';
import { type MemcachedList, openMemcachedList } from './memcached-list.ts';

const bytesPerKey = 32;

export interface MemcachedIndex {
  /** Notes a session; twice does no harm. @throws StoreFailed */
  add(key: SessionKey): Promise<void>;
  /** The noted keys, some at a time. */
  walk(): AsyncGenerator<SessionKey[]>;
  /** Walks and keeps only those keys for which `keep` says so; a turn for each part of the lists. */
  sift(keep: (keys: readonly SessionKey[]) => Promise<readonly boolean[]>): AsyncGenerator<void>;
}

export function openMemcachedIndex(connection: MemcachedConnection, warn: (sentence: string) => void): MemcachedIndex {
  const lists = Array.from({ length: 256 }, (_, n) =>
    openMemcachedList(connection, `index:${n.toString(16).padStart(2, '0')}`, bytesPerKey, warn),
  );
  const listOf = (key: SessionKey) => lists[Number.parseInt(key.slice(0, 2), 16)] as MemcachedList;

  return {
    add: (key) => listOf(key).add(Buffer.from(key, 'hex')),
    async *walk() {
      for (const list of lists) for await (const entries of list.walk()) yield entries.map(toKey);
    },
    async *sift(keep) {
      for (const list of lists) yield* list.sift((entries) => keep(entries.map(toKey)));
    },
  };
}

function toKey(entry: Buffer): SessionKey {
  return entry.toString('hex') as SessionKey;
}
