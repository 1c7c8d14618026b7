/** What a conformance test stands on: a shop over real HTTP, its clock, its faults, and a look into its store. */
import type { JsonObject } from '../../../server/inspector/records.ts';
import type { SessionServer } from '../../../server/session-server.ts';
import type { Settings } from '../../../server/settings/settings.ts';
import type { OpenedStore } from '../../../server/store/medium.ts';
import type { Faults } from '../../harness/faulty-store.ts';
import type { Browser } from './browser.ts';

/** A further address whose code a test writes: it changes the content, fails, waits, asks for a new ticket. */
export interface Deed {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What it resolves to is done with the session: kept, given a new ticket, ended. */
  readonly act: (content: Record<string, unknown>) => Promise<'keep' | 'renew' | 'end'> | 'keep' | 'renew' | 'end';
}

export interface SiteOptions {
  readonly settings?: Partial<Settings>;
  readonly deeds?: readonly Deed[];
  /** Newest first. */
  readonly secrets?: readonly [string, ...string[]];
}

/** One record of the store, as found by a look that changes nothing. */
interface FoundRow {
  readonly data: JsonObject;
  /** ms since 1970; null when the store does not say. */
  readonly expiresAt: number | null;
}

export interface Site {
  readonly origin: string;
  readonly port: number;
  readonly cookieName: string;
  readonly log: readonly string[];
  readonly warnings: readonly string[];
  readonly faults: Faults;
  now(): number;
  advance(ms: number): void;
  browser(): Browser;
  rows(): Promise<readonly FoundRow[]>;
  tidy(): Promise<number>;
  change(settings: Partial<Settings>): Promise<void>;
  /** The server ends in order and starts again on the same medium. */
  restart(more?: SiteOptions): Promise<Site>;
  /** Our own server behind it. @throws NotOffered on the stock parts */
  readonly server: SessionServer;
  /** The medium that it opened last, past its deadlines and faults: to put there what a crash leaves. @throws NotOffered on the stock parts */
  readonly opened: OpenedStore;
  stop(): Promise<void>;
}

/** The stock parts have no such thing: the promise is not kept there, because it is not made. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}
