/** The media there are. A new one is a folder beside the others, its name in `Medium`, and its entry here. */
import type { Medium } from '../session-types.ts';
import { database } from './database/database-medium.ts';
import { files } from './files/files-medium.ts';
import type { MediumEntry } from './medium.ts';
import { memcached } from './memcached/memcached-medium.ts';
import { memory } from './memory/memory-medium.ts';
import { redis } from './redis/redis-medium.ts';

export const media = { memory, files, database, redis, memcached } satisfies Record<Medium, MediumEntry>;
