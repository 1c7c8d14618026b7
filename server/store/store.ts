/**
 * The one interface of every medium. Stores never see a session ID, only its SHA-256 (`SessionKey`), so that no usable
 * ticket can lie in a file name, a row or a key (promise C31). All times are ms since 1970 by the injected clock.
 */

import type { JsonObject, Medium, SessionKey } from '../session-types.ts';
import { TroubleError } from '../trouble.ts';

/** A session as the store keeps it. */
export interface StoredSession {
  /** The data as JSON text, the form in which it is kept: what is read is, character by character, what was written. */
  readonly json: string;
  /** Counts up with every write of the data; a touch leaves it. */
  readonly rev: number;
  /** First four characters of the session ID: enough for people to recognise a ticket, useless to guess it. */
  readonly hint: string;
  readonly createdAt: number;
  /** When the data or the expiry was last written. */
  readonly changedAt: number;
  readonly expiresAt: number;
}

/** A session as it is read: with its data, parsed once. The object is new and belongs to whoever asked, to be changed at will. */
export interface ReadSession extends StoredSession {
  readonly data: JsonObject;
}

/** What a new record is made of. */
export type NewSession = Pick<StoredSession, 'json' | 'hint' | 'expiresAt'>;

/** What an update may change. */
type SessionChange = Pick<StoredSession, 'json' | 'expiresAt'>;

/** What a touch leaves behind: whoever knows the record at this revision can bring it up to date without reading it again. */
export type TouchedSession = Pick<StoredSession, 'rev' | 'changedAt' | 'expiresAt'>;

/** One record as listed for the inspector. */
export interface ListedSession extends ReadSession {
  readonly key: SessionKey;
  /** Where the record really lies, in the medium's own words. */
  readonly place: string;
}

/** The record is not (or no longer) there: it was destroyed or has expired since it was read. */
export class SessionGone extends Error {
  override readonly name = 'SessionGone';
}
/** The record was written by somebody else since it was read. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
}
/** A record with this key is already there. */
export class SessionExists extends Error {
  override readonly name = 'SessionExists';
}
/** The medium did not do what was asked (unreachable, full, read-only, corrupt beyond one record). */
export class StoreFailed extends TroubleError {
  override readonly name = 'StoreFailed';
}

export interface SessionStore {
  readonly medium: Medium;
  /** Null when missing, expired or unreadable (the latter with one warning). Changes nothing. @throws StoreFailed */
  read(key: SessionKey): Promise<ReadSession | null>;
  /** Writes a record that must not be there yet; resolves to it as kept (rev 1). @throws SessionExists, StoreFailed */
  create(key: SessionKey, fresh: NewSession): Promise<StoredSession>;
  /** Writes a record that must still be there at revision `rev`; never brings one back. @throws SessionGone, RevisionConflict, StoreFailed */
  update(key: SessionKey, rev: number, change: SessionChange): Promise<StoredSession>;
  /** Changes the expiry only. Null when there is no live record. @throws StoreFailed */
  touch(key: SessionKey, expiresAt: number): Promise<TouchedSession | null>;
  /** False when there was none. @throws StoreFailed */
  destroy(key: SessionKey): Promise<boolean>;
  /** Live records, in no promised order, without changing them (no LRU move, no clean-up). @throws StoreFailed */
  list(): AsyncIterable<ListedSession>;
  /** Where a record lies or would lie, in the medium's own words (a path, a table row, a key): the same words as `list`. */
  placeOf(key: SessionKey): string;
  /** The record exactly as it lies in the medium, as text for people to read; null when there is none. Changes nothing. @throws StoreFailed */
  raw(key: SessionKey): Promise<string | null>;
  /** Live records. Walks through all of them on memory, files and memcached; asks an index on database and Redis. @throws StoreFailed */
  count(): Promise<number>;
  /** Puts exactly this record there, revision and times too, whatever lies in its place: for carrying sessions over and for rewinding. @throws StoreFailed */
  restore(key: SessionKey, record: StoredSession): Promise<void>;
  /**
   * Removes all, in slices, as the caller asks for the next one; each slice tells the keys of the live sessions that went in it. Between
   * two slices the others get their turn, and whoever stops asking stops the removing. @throws StoreFailed
   */
  clear(): AsyncIterable<readonly SessionKey[]>;
  /** Removes exactly what has expired, in slices as `clear` does; each tells the keys that went in it. @throws StoreFailed */
  tidy(): AsyncIterable<readonly SessionKey[]>;
  /** Ends timers, handles and connections. Later calls reject with StoreFailed. */
  close(): Promise<void>;
}

/** What every store gets when it is opened. */
export interface StoreContext {
  /** ms since 1970; injected, so that "30 minutes later" is a button. */
  readonly now: () => number;
  /** One plain sentence about something odd that was survived (a corrupt record set aside). */
  readonly warn: (sentence: string) => void;
}
