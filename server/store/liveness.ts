import type { SessionKey } from '../session-types.ts';
import type { TroubleKey, TroubleValues } from '../trouble.ts';
import { RevisionConflict, SessionExists, SessionGone, StoreFailed } from './store.ts';

/** A session lives up to, not including, the moment of its expiry: a lifetime of 0 is over at once (C41). */
export function isLive(record: { readonly expiresAt: number }, now: number): boolean {
  return record.expiresAt > now;
}

/** @throws SessionExists when a live record stands where a new one is to go; an expired one may be written over. */
export function demandAbsent(record: { readonly expiresAt: number } | null, key: SessionKey, now: number): void {
  if (record && isLive(record, now)) throw new SessionExists(`There is a session ${short(key)} already.`);
}

/**
 * The record an update may replace.
 * @throws SessionGone when there is no live one, RevisionConflict when it was written since it was read
 */
export function demandCurrent<T extends { readonly expiresAt: number; readonly rev: number }>(
  record: T | null,
  key: SessionKey,
  rev: number,
  now: number,
): T {
  if (!record || !isLive(record, now)) throw sessionGone(key);
  if (record.rev !== rev) throw revisionConflict(key, rev, record.rev);
  return record;
}

export function sessionGone(key: SessionKey): SessionGone {
  return new SessionGone(`Session ${short(key)} was ended or has expired since it was read.`);
}

export function revisionConflict(key: SessionKey, rev: number, found: number): RevisionConflict {
  return new RevisionConflict(`Session ${short(key)} was read at revision ${rev} and is at ${found} by now.`);
}

/** Guards a store after close(): `demand()` throws StoreFailed from then on. */
export class OpenState {
  readonly #closed: TroubleKey;
  readonly #values: TroubleValues;
  #open = true;

  /** @param closed what is said of it then */
  constructor(closed: TroubleKey, values: TroubleValues = {}) {
    this.#closed = closed;
    this.#values = values;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  demand(): void {
    if (!this.#open) throw new StoreFailed(this.#closed, this.#values);
  }

  /** True the first time, so that close() may be called twice. */
  end(): boolean {
    const was = this.#open;
    this.#open = false;
    return was;
  }
}

/** Enough of a key to recognise it in a message. */
function short(key: SessionKey): string {
  return `${key.slice(0, 8)}…`;
}
