import type { CookieStore } from './cookie-store.ts';

/** A request that goes out by a partition's own network stack. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
}

/** What came back. Redirects are not followed; `failure` in Chromium's words, e.g. "net::ERR_CONNECTION_REFUSED". */
export type NetworkAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Null when it is longer than what was asked for at most, or when there is none. */
      readonly body: Uint8Array | null;
      /** Of the body. */
      readonly bytes: number;
      /** ms until the headers were there. */
      readonly waitedMs: number;
    }
  | { readonly kind: 'failed'; readonly failure: string };

/** How much of an answer is wanted, and for how long it is waited for. */
export interface AnswerLimits {
  /** Bytes of the body that are kept. */
  readonly mostBody: number;
  /** ms. */
  readonly patience: number;
}

/** A file that a page wants to put on the disk. Nothing of it is left there unless somebody says where. */
export interface Download {
  /** Whose page it is; it may have gone meanwhile. */
  readonly viewId: number;
  /** Where it comes from. */
  readonly url: string;
  /** What the site calls it, without a path. */
  readonly name: string;
  /** Puts it there, over what may be there. @returns whether it is there whole */
  keep(path: string): Promise<boolean>;
  refuse(): void;
}

/** The storage and the network stack of one isolated browser: what Electron calls a session. */
export interface Partition {
  readonly cookies: CookieStore;
  /** As it is sent. */
  readonly userAgent: string;
  /**
   * What its browser says of itself: the agent in views that are opened from now on, the languages from the next request on.
   *
   * @param languages what it asks for, e.g. "es,en".
   */
  identify(userAgent: string, languages: string): void;
  /**
   * Reaches servers by the system's proxies and proxy scripts from now on, or by those that the command line names. Until then it
   * goes to each server itself (see stay-off-proxies.ts).
   */
  followProxies(): void;
  /** Of the HTTP cache. */
  cacheBytes(): Promise<number>;
  /** Everything but cookies: what pages stored, the HTTP cache, service workers, and who is signed in. */
  emptyStorage(): Promise<void>;
  /** Everything, cookies too. */
  clear(): Promise<void>;
  /** Writes to the disk what is kept there. */
  flush(): Promise<void>;
  /** Ends what its pages have under way. */
  closeConnections(): Promise<void>;
  /** Sends with the partition's cookies and under its own name. Never rejects. */
  send(request: OutgoingRequest, limits: AnswerLimits): Promise<NetworkAnswer>;
  /** @param decide is given every file that a page wants to put on the disk; without it they are all refused. @returns what stops it */
  onDownload(decide: (download: Download) => void): () => void;
}
