/** The inspector: a snapshot with a sequence number, then events. Looking never changes what is looked at. */
import { type ReadTicket, verifyTicket } from '../session/ticket.ts';
import type { SessionKey } from '../session-types.ts';
import type { SessionStore } from '../store/store.ts';
import { makeRow } from './observe-store.ts';
import type { Exchange, GoneReason, HeldRequest, InspectorEvent, InspectorSnapshot, SessionRow } from './records.ts';
import { Ring } from './ring.ts';

/** How many exchanges are kept. */
const MOST_EXCHANGES = 500;
/** How many rows a snapshot shows: a window cannot show more, and a store may hold a hundred thousand. */
const MOST_ROWS = 2_000;

export interface Inspector {
  /** Everything known now; events with a higher seq follow. */
  snapshot(): Promise<InspectorSnapshot>;
  /** Hears every event from now on. Returns the function that stops listening. */
  subscribe(listener: (event: InspectorEvent) => void): () => void;
  /** Ends one session in the store, as a person at the window may. False: it was already gone. */
  endSession(key: SessionKey): Promise<boolean>;
  /** Whose ticket a browser's cookie is, once its signature is verified; null when it is none of ours. */
  ticketOfCookie(rawCookieValue: string): { readonly key: SessionKey; readonly hint: string } | null;
  /** The record exactly as it lies in the medium, as text; null when there is none. */
  rawRecord(key: SessionKey): Promise<string | null>;
}

type Body<E> = E extends { readonly seq: number; readonly at: number } ? Omit<E, 'seq' | 'at'> : never;

export interface InspectorDeps {
  readonly now: () => number;
  readonly store: () => SessionStore;
  readonly held: () => readonly HeldRequest[];
  readonly secrets: () => readonly string[];
  readonly signed: () => boolean;
  /** Gets one plain sentence about anything odd. */
  readonly warn: (sentence: string) => void;
}

/** The server's side of the inspector: what it emits. */
export class Observer implements Inspector {
  readonly #deps: InspectorDeps;
  readonly #exchanges = new Ring<() => Exchange>(MOST_EXCHANGES);
  readonly #listeners = new Set<(event: InspectorEvent) => void>();
  #seq = 0;

  constructor(deps: InspectorDeps) {
    this.#deps = deps;
  }

  /** Whether anybody listens: what only listeners would see need not be made. */
  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  emit(body: Body<InspectorEvent>): void {
    this.#seq += 1;
    if (this.#listeners.size === 0) return;
    const event = { ...body, seq: this.#seq, at: this.#deps.now() } as InspectorEvent;
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        // It is told in the middle of a request, or of a change: a fault of whoever looks on is none of theirs.
        this.#deps.warn(`Whoever listens failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  /** Keeps an exchange, to be written down when somebody looks. */
  keep(write: () => Exchange): void {
    this.#exchanges.push(write);
    if (this.hasListeners) this.emit({ kind: 'exchange', exchange: write() });
    else this.#seq += 1;
  }

  emitGone(key: SessionKey, why: GoneReason): void {
    this.emit({ kind: 'row-gone', key, why });
  }

  forgetExchanges(): void {
    this.#exchanges.clear();
  }

  async snapshot(): Promise<InspectorSnapshot> {
    const store = this.#deps.store();
    const { medium } = store;
    // Taken before the rows are read: an event that comes meanwhile is then sent again, and no change is missed.
    const seq = this.#seq;
    const rows: SessionRow[] = [];
    for await (const { key, place, ...stored } of store.list()) {
      rows.push(makeRow(key, stored, place));
      if (rows.length >= MOST_ROWS) break;
    }
    const exchanges = this.#exchanges.list().map((write) => write());
    return { seq, now: this.#deps.now(), medium, rows, exchanges, held: this.#deps.held() };
  }

  subscribe(listener: (event: InspectorEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  endSession(key: SessionKey): Promise<boolean> {
    return this.#deps.store().destroy(key);
  }

  ticketOfCookie(rawCookieValue: string): { readonly key: SessionKey; readonly hint: string } | null {
    const ticket: ReadTicket = verifyTicket(decode(rawCookieValue), this.#deps.secrets(), this.#deps.signed());
    return ticket.kind === 'valid' ? { key: ticket.key, hint: ticket.hint } : null;
  }

  rawRecord(key: SessionKey): Promise<string | null> {
    return this.#deps.store().raw(key);
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
