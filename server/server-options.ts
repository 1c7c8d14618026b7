import type { MovableClock } from './clock.ts';
import type { Secrets } from './defence/secrets.ts';
import type { AddRoutes } from './routes/shop-router.ts';
import type { Settings } from './settings/settings.ts';
import type { MediumAddresses, OpenedStore } from './store/medium.ts';

export interface SessionServerOptions {
  /** The address to listen on. Default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Further names this server may be called by: "name" or "name:port". */
  readonly allowedHosts?: readonly string[];
  /** Folder for secrets, files and database. Null or absent: nothing is kept on disk, and the secret is a passing one. */
  readonly dataFolder?: string | null;
  /** Folder of templates, styles and pictures. Default: "site" beside this file. */
  readonly siteFolder?: string;
  /** Folder of the languages. Default: the repository's. */
  readonly languagesFolder?: string;
  readonly settings?: Partial<Settings>;
  /**
   * Calls the ticket after this server wherever the plain name would stand, for servers that share their host with others: after
   * its installation (`jarful-1a2b`) when there is a data folder, else after its port (`jarful-7777`). Default: the plain name.
   */
  readonly ownTicketName?: boolean;
  /** Keeps a history from the start, to rewind in. Default: not until `history.start()`. */
  readonly rewind?: boolean;
  readonly clock?: MovableClock;
  /** Gets each line of the log, in the article's format. */
  readonly log?: (line: string) => void;
  /** Gets one plain sentence about anything odd. */
  readonly warn?: (sentence: string) => void;
  /** Where the media that are servers of their own are looked for. */
  readonly addresses?: MediumAddresses;
  readonly keyPrefix?: string;
  /** Puts a new secret in front of the installation's; older tickets stay valid. */
  readonly rotateSecret?: boolean;
  /** Secrets to use instead of the installation's, newest first. */
  readonly secrets?: Secrets;
  /** Adds further addresses beside the shop's. */
  readonly addRoutes?: AddRoutes;
  /** Stands between the server and each medium it opens, sessions and orders: faults, delays. */
  readonly wrapStore?: (opened: OpenedStore) => OpenedStore;
}
