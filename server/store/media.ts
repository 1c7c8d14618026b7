/** The media there are. A new one is a folder beside the others, its name in `mediumNames`, its entry here, and what it is called (languages/). */
import type { Medium } from '../session-types.ts';
import { database } from './database/database-medium.ts';
import { files } from './files/files-medium.ts';
import type { AddressNeed, MediumEntry } from './medium.ts';
import { memcached } from './memcached/memcached-medium.ts';
import { memory } from './memory/memory-medium.ts';
import { redis } from './redis/redis-medium.ts';

export const media = { memory, files, database, redis, memcached } satisfies Record<Medium, MediumEntry>;

/** What a medium that is a server of its own is found by; null for the others. */
export function addressOf(medium: Medium): AddressNeed | null {
  const { needs } = media[medium];
  return needs === 'nothing' || needs === 'folder' ? null : needs;
}
