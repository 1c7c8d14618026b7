import { join } from 'node:path';
import type { Medium } from '../session-types.ts';
import type { StoreOptions } from './open-store.ts';

export const defaultPrefix = 'jarful:';

/** Where a medium keeps its things, for opening it. */
export type MediumPlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly table: string }
  /** The server's address without its password, and what the keys begin with. */
  | { readonly kind: 'keys'; readonly address: string; readonly prefix: string };

/** Null when this medium cannot be used with these options (no folder, no address). */
export function placeOfMedium(medium: Medium, options: StoreOptions): MediumPlace | null {
  switch (medium) {
    case 'memory':
      return { kind: 'memory' };
    case 'files':
      return options.dataFolder ? { kind: 'folder', path: pathsIn(options.dataFolder).sessions } : null;
    case 'database':
      return options.dataFolder
        ? { kind: 'file', path: pathsIn(options.dataFolder).database, table: 'sessions' }
        : null;
    case 'redis':
      return placeOfKeys(options.redisUrl, options);
    case 'memcached':
      return placeOfKeys(options.memcachedUrl, options);
  }
}

/** What lies where in the data folder. */
export function pathsIn(folder: string) {
  return { sessions: join(folder, 'sessions'), orders: join(folder, 'orders'), database: join(folder, 'jarful.db') };
}

function placeOfKeys(address: string | undefined, { keyPrefix = defaultPrefix }: StoreOptions): MediumPlace | null {
  if (!address) return null;
  return { kind: 'keys', address: address.replace(/\/\/[^/@]*@/, '//'), prefix: `${keyPrefix}session:` };
}
