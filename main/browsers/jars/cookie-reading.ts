import type { CookieView, JarTicket } from '../../shared/bench-records.ts';
import type { CookieStore, StoredCookie } from '../engine/cookie-store.ts';
import { viewCookie } from './cookie-view.ts';

/** What a jar needs to know about the shop to recognise its ticket. */
export interface TicketReader {
  readonly url: string;
  readonly cookieName: string;
  /** Null when the value is not a ticket that this server signed. */
  readonly ticketOfCookie: (value: string) => Extract<JarTicket, { kind: 'held' }> | null;
}

export interface CookieReadingEvents {
  /** `ticket` or `cookies` are others now. */
  readonly changed: () => void;
  /** What the shop's host has in the jar now, whole; for those who must be able to put it back. */
  readonly shopCookies: (cookies: readonly StoredCookie[]) => void;
}

/** A stranger's site may set hundreds; nobody reads more than this. */
const mostCookiesShown = 200;
/** ms: one answer may set many cookies, and each is told alone. They are read once. */
const changesSettle = 5;

/** What the window is told of a jar's cookies, read anew when they have changed and nobody edits them. */
export class CookieReading {
  readonly #store: CookieStore;
  readonly #tickets: TicketReader;
  readonly #events: CookieReadingEvents;
  readonly #stopListening: () => void;
  #ticket: JarTicket = { kind: 'none' };
  #cookies: readonly CookieView[] = [];
  #stopped = false;
  /** Edits under way: their changes are read together when the last one is over. */
  #holds = 0;
  #soon: NodeJS.Timeout | null = null;

  constructor(store: CookieStore, tickets: TicketReader, events: CookieReadingEvents) {
    this.#store = store;
    this.#tickets = tickets;
    this.#events = events;
    this.#stopListening = store.onChanged(() => this.readSoon());
  }

  get ticket(): JarTicket {
    return this.#ticket;
  }

  /** With values that are no secret. */
  get cookies(): readonly CookieView[] {
    return this.#cookies;
  }

  /** Changes are told once, when all holds are let go. @returns what lets go */
  hold(): () => void {
    this.#holds++;
    return () => {
      this.#holds--;
      this.readSoon();
    };
  }

  readSoon(): void {
    if (this.#stopped || this.#holds > 0) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      void this.#read();
    }, changesSettle);
  }

  /** Nothing is read or told afterwards. */
  stop(): void {
    this.#stopped = true;
    this.#stopListening();
    if (this.#soon) clearTimeout(this.#soon);
  }

  async #read(): Promise<void> {
    const kept = await this.#store.get({});
    if (this.#stopped) return;
    const host = new URL(this.#tickets.url).hostname;
    this.#events.shopCookies(kept.filter((cookie) => cookie.domain === host));
    const isTicket = (cookie: StoredCookie) => cookie.name === this.#tickets.cookieName && cookie.domain === host;
    const ticketCookie = kept.find(isTicket);
    const ticket = (ticketCookie && this.#tickets.ticketOfCookie(ticketCookie.value)) || { kind: 'none' as const };
    const cookies = kept.slice(0, mostCookiesShown).map((cookie) => viewCookie(cookie, isTicket(cookie)));
    if (JSON.stringify([ticket, cookies]) === JSON.stringify([this.#ticket, this.#cookies])) return;
    this.#ticket = ticket;
    this.#cookies = cookies;
    this.#events.changed();
  }
}
