/**
 * The cookies of one partition, as little of them as jars need. The real one is Electron's (electron-partition.ts); tests and
 * the window's harness have one of their own that passes the same contract (test/harness/engine-contract.ts).
 */

/** A cookie whole, its value unmasked, in the words of the engine. */
export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  /** With a leading dot where it is sent to subdomains too. */
  readonly domain?: string;
  readonly hostOnly?: boolean;
  readonly path?: string;
  readonly secure?: boolean;
  readonly httpOnly?: boolean;
  /** Ends with the browser. */
  readonly session?: boolean;
  /** s since 1970; absent: it ends with the browser. */
  readonly expirationDate?: number;
  readonly sameSite: 'unspecified' | 'no_restriction' | 'lax' | 'strict';
}

/** A cookie to be laid in. `url` says which host it is for; with `domain` it is sent to that host's subdomains too. */
export type CookieDetails = Omit<StoredCookie, 'hostOnly' | 'session' | 'sameSite'> & {
  readonly url: string;
  readonly sameSite?: StoredCookie['sameSite'];
};

/** Which cookies; an empty filter means all. `url`: those that a request to it would carry. */
export interface CookieFilter {
  readonly url?: string;
  readonly name?: string;
}

export interface CookieStore {
  get(filter: CookieFilter): Promise<readonly StoredCookie[]>;
  /** Over what stands in the same place. One that has run out takes that away. @throws the engine's words when it refuses */
  set(cookie: CookieDetails): Promise<void>;
  /** Takes away every cookie of that name that a request to `url` would carry, those of other paths too. */
  remove(url: string, name: string): Promise<void>;
  /** Writes to the disk what is kept there. */
  flush(): Promise<void>;
  /** Told after every change, whoever made it; an overwrite is two changes. @returns what stops it */
  onChanged(listener: () => void): () => void;
}
