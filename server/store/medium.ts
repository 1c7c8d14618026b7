/** What a medium is to the rest of the server: where it keeps its things, and how it is opened. One folder each, one entry in `media.ts`. */
import { join } from 'node:path';
import type { Medium } from '../session-types.ts';
import type { OrderBook } from './orders.ts';
import { type SessionStore, type StoreContext, StoreFailed } from './store.ts';

/** By medium, as its `needs.read` gave them, e.g. `redis://127.0.0.1:6379`. */
export type MediumAddresses = { readonly [M in Medium]?: string };

/** Where the media find their things; each reads only what it needs. */
export interface StoreOptions {
  /** Folder for files and database; made (0700) when missing. Sessions lie in folders and files of their own in it. */
  readonly dataFolder?: string;
  /** Where the media that are servers of their own are looked for. */
  readonly addresses?: MediumAddresses;
  /** What the keys in such a server begin with: keeps two installations on one server apart. Default `jarful:`. */
  readonly keyPrefix?: string;
}

/** A medium, opened: its sessions and the orders beside them. Close the orders first, then the store. */
export interface OpenedStore {
  readonly store: SessionStore;
  readonly orders: OrderBook;
}

/** Where a medium keeps its things, for people to open it. */
export type MediumPlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly table: string }
  /** The server's address without its password, and what the keys begin with. */
  | { readonly kind: 'keys'; readonly address: string; readonly prefix: string };

/** What a medium that is a server of its own is found by. */
export interface AddressNeed {
  /** Where it is looked for first. */
  readonly usual: string;
  /** As people are told of it: "a Redis", "redis://host:port". */
  readonly of: string;
  readonly form: string;
  /** The address as the medium takes it; null for a text that is none. */
  read(typed: string): string | null;
}

export interface MediumEntry {
  /** What it cannot be without: nothing, a data folder, an address. */
  readonly needs: 'nothing' | 'folder' | AddressNeed;
  /** Null when the medium cannot be used with these options (no folder, no address, one that says nothing). */
  placeOf(options: StoreOptions): MediumPlace | null;
  /**
   * Opens it, ready for use. Its library is loaded only now: some of them take a good part of the time in which the app starts.
   * @throws StoreFailed with one plain sentence that names what cannot be used: the folder, the file, the address
   */
  open(options: StoreOptions, context: StoreContext): Promise<OpenedStore>;
}

export const defaultPrefix = 'jarful:';

/** What lies where in the data folder. */
export function pathsIn(folder: string) {
  return { sessions: join(folder, 'sessions'), orders: join(folder, 'orders'), database: join(folder, 'jarful.db') };
}

/** @throws StoreFailed when there is none */
export function demandFolder({ dataFolder }: StoreOptions, medium: string): string {
  if (!dataFolder) throw new StoreFailed('store.no-data-folder', { medium });
  return dataFolder;
}
