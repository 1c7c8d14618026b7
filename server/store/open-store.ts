import type { Medium } from '../session-types.ts';
import { openFilesOrders } from './files-orders.ts';
import { openFilesStore } from './files-store.ts';
import { defaultPrefix, pathsIn } from './medium-place.ts';
import { openMemoryOrders } from './memory-orders.ts';
import { openMemoryStore } from './memory-store.ts';
import type { OrderBook } from './orders.ts';
import { type SessionStore, type StoreContext, StoreFailed } from './store.ts';

/** Where the media find their things; each reads only what it needs. */
export interface StoreOptions {
  /** Folder for files and database; made (0700) when missing. Sessions lie in folders and files of their own in it. */
  readonly dataFolder?: string;
  /** e.g. `redis://127.0.0.1:6379` (Valkey speaks the same). */
  readonly redisUrl?: string;
  /** e.g. `127.0.0.1:11211`. */
  readonly memcachedUrl?: string;
  /** What the keys in Redis and memcached begin with: keeps two installations on one server apart. Default `jarful:`. */
  readonly keyPrefix?: string;
}

/** A medium, opened: its sessions and the orders beside them. Close the orders first, then the store. */
export interface OpenedStore {
  readonly store: SessionStore;
  readonly orders: OrderBook;
}

/**
 * Opens a medium, ready for use. The parts of database, Redis and memcached are loaded only when they are asked for: they take a
 * good part of the time in which the app starts.
 * @throws StoreFailed with one plain sentence that names what cannot be used: the folder, the file, the address.
 */
export async function openStore(medium: Medium, options: StoreOptions, context: StoreContext): Promise<OpenedStore> {
  switch (medium) {
    case 'memory': {
      const store = openMemoryStore(context);
      return { store, orders: openMemoryOrders(store) };
    }
    case 'files': {
      const paths = pathsIn(demandFolder(options, medium));
      const store = await openFilesStore(paths.sessions, context);
      return { store, orders: await openFilesOrders(paths.orders, store) };
    }
    case 'database': {
      const paths = pathsIn(demandFolder(options, medium));
      const [{ openDatabase }, { openDatabaseStore }, { openDatabaseOrders }] = await Promise.all([
        import('./database.ts'),
        import('./database-store.ts'),
        import('./database-orders.ts'),
      ]);
      const database = await openDatabase(paths.database);
      return { store: openDatabaseStore(database, context), orders: openDatabaseOrders(database) };
    }
    case 'redis': {
      if (!options.redisUrl)
        throw new StoreFailed('The medium redis needs the address of a Redis, e.g. redis://127.0.0.1:6379.');
      const [{ connectRedis }, { openRedisStore }, { openRedisOrders }] = await Promise.all([
        import('./redis-connection.ts'),
        import('./redis-store.ts'),
        import('./redis-orders.ts'),
      ]);
      const connection = await connectRedis(options.redisUrl, options.keyPrefix ?? defaultPrefix);
      return { store: openRedisStore(connection, context), orders: openRedisOrders(connection) };
    }
    case 'memcached': {
      if (!options.memcachedUrl) throw new StoreFailed('The medium memcached needs its address, e.g. 127.0.0.1:11211.');
      const [{ connectMemcached }, { openMemcachedStore }, { openMemcachedOrders }] = await Promise.all([
        import('./memcached-connection.ts'),
        import('./memcached-store.ts'),
        import('./memcached-orders.ts'),
      ]);
      const connection = await connectMemcached(options.memcachedUrl, options.keyPrefix ?? defaultPrefix);
      const store = openMemcachedStore(connection, context);
      return { store, orders: openMemcachedOrders(connection, store) };
    }
    default:
      return assertNever(medium);
  }
}

function demandFolder({ dataFolder }: StoreOptions, medium: Medium): string {
  if (!dataFolder) throw new StoreFailed(`The medium ${medium} needs a data folder.`);
  return dataFolder;
}

function assertNever(medium: never): never {
  throw new StoreFailed(`There is no medium called ${String(medium)}.`);
}
