import { type Cookie, type Session as Partition, session } from 'electron';
import type { CookieView, JarHoldings, JarId, JarState, JarTicket } from '../../shared/bench-records.ts';
import type { JarMark } from '../../shared/jar-marks.ts';
import type { JarSite } from '../../shared/site-kinds.ts';
import { AcceptedCertificates } from '../security/accepted-certificates.ts';
import { viewCookie } from './cookie-view.ts';
import { jarAgent } from './jar-agent.ts';
import { readHoldings } from './jar-holdings.ts';
import { partitionName } from './partition-name.ts';
import { settableCookie } from './settable-cookie.ts';

/** What a jar needs to know about the shop to recognise its ticket. */
export interface TicketReader {
  readonly url: string;
  readonly cookieName: string;
  /** Null when the value is not a ticket that this server signed. */
  readonly ticketOfCookie: (value: string) => Extract<JarTicket, { kind: 'held' }> | null;
}

export interface JarEvents {
  /** `state()` would differ now. */
  readonly changed: () => void;
  /** What the shop's host has in it now, whole; for those who must be able to put it back. */
  readonly shopCookies: (cookies: readonly Cookie[]) => void;
  /** A page wanted to put a file on the disk; it was refused. `contentsId`: whose page. */
  readonly downloadRefused: (contentsId: number) => void;
}

/** A stranger's site may set hundreds; nobody reads more than this. */
const mostCookiesShown = 200;

/** One isolated identity. The only owner of its partition: nobody else listens to its cookies or changes it. */
export class Jar {
  readonly id: JarId;
  readonly site: JarSite;
  readonly agent: string;
  /** Lies on the disk and outlives the app. */
  readonly kept: boolean;
  readonly partition: Partition;
  readonly certificates = new AcceptedCertificates();
  #mark: JarMark;
  #ticket: JarTicket = { kind: 'none' };
  #cookies: readonly CookieView[] = [];
  #forgotten = false;
  readonly #visited = new Set<string>();
  readonly #reader: TicketReader;
  readonly #events: JarEvents;

  /** @param languages what the browser asks for, e.g. "es,en". */
  constructor(
    id: JarId,
    mark: JarMark,
    site: JarSite,
    kept: boolean,
    languages: string,
    reader: TicketReader,
    events: JarEvents,
  ) {
    this.id = id;
    this.#mark = mark;
    this.site = site;
    this.kept = kept;
    this.#reader = reader;
    this.#events = events;
    this.partition = session.fromPartition(partitionName(id, kept));
    this.agent = jarAgent(this.partition.getUserAgent(), id);
    // Before the first view: web contents that exist keep the agent they were made with.
    this.partition.setUserAgent(this.agent, languages);
    this.partition.cookies.on('changed', this.#onCookiesChanged);
    this.partition.on('will-download', this.#onDownload);
    // What a kept partition held before.
    if (kept) void this.#readCookies();
  }

  get mark(): JarMark {
    return this.#mark;
  }

  /** Id and user agent stay as they are: history goes on being hers. */
  setMark(mark: JarMark): void {
    this.#mark = mark;
    this.#events.changed();
  }

  state(): JarState {
    const { name, shape, colour } = this.#mark;
    return {
      id: this.id,
      name,
      shape,
      colour,
      site: this.site,
      kept: this.kept,
      ticket: this.#ticket,
      cookies: this.#cookies,
      certificates: this.certificates.hosts,
    };
  }

  /** Lays cookies in, as a file kept them. One that the engine does not take (run out, malformed) is left out. */
  async putCookies(cookies: readonly Cookie[]): Promise<void> {
    await Promise.allSettled(cookies.map((cookie) => this.partition.cookies.set(settableCookie(cookie))));
  }

  /** Ends what its pages have under way. */
  async hangUp(): Promise<void> {
    await this.partition.closeAllConnections();
  }

  /** The engine's own judgement counts again at a host (with its port); what is connected there is ended. */
  async takeBackCertificate(host: string): Promise<void> {
    if (this.certificates.takeBack(host)) await this.hangUp();
    this.#events.changed();
  }

  /** The site of a page that one of its panes shows: it may have stored something. */
  noteVisit(address: string): void {
    if (/^https?:/.test(address)) this.#visited.add(new URL(address).origin);
  }

  holdings(): Promise<JarHoldings> {
    return readHoldings(this.partition, this.#visited);
  }

  /** The cookies of the shop's host as they lie in the jar now, values whole. */
  async shopCookies(): Promise<readonly Cookie[]> {
    return this.partition.cookies.get({ url: this.#reader.url });
  }

  /** Makes these the only cookies that the jar has of the shop's host. */
  async putShopCookies(wanted: readonly Cookie[]): Promise<void> {
    const held = await this.shopCookies();
    await Promise.all(held.map(({ name }) => this.partition.cookies.remove(this.#reader.url, name)));
    await this.putCookies(wanted);
  }

  /** Lets go of the partition and leaves in it what is there. The jar must not be used afterwards. */
  async leave(): Promise<void> {
    this.#forgotten = true;
    this.partition.cookies.off('changed', this.#onCookiesChanged);
    this.partition.off('will-download', this.#onDownload);
    await this.hangUp();
    await this.partition.cookies.flushStore();
    this.partition.flushStorageData();
  }

  /** Empties the partition and lets go of it. The jar must not be used afterwards. */
  async forget(): Promise<void> {
    this.#forgotten = true;
    this.partition.cookies.off('changed', this.#onCookiesChanged);
    this.partition.off('will-download', this.#onDownload);
    await this.hangUp();
    await this.partition.clearData();
  }

  readonly #onDownload = (_event: unknown, _item: unknown, contents: { readonly id: number }): void => {
    this.#events.downloadRefused(contents.id);
  };

  /** An overwrite fires a removal and an insertion: `changed` only means "read again". */
  readonly #onCookiesChanged = (): void => {
    void this.#readCookies();
  };

  async #readCookies(): Promise<void> {
    const kept = await this.partition.cookies.get({});
    if (this.#forgotten) return;
    const host = new URL(this.#reader.url).hostname;
    this.#events.shopCookies(kept.filter((cookie) => cookie.domain === host));
    const isTicket = (cookie: Cookie) => cookie.name === this.#reader.cookieName && cookie.domain === host;
    const ticketCookie = kept.find(isTicket);
    const ticket = (ticketCookie && this.#reader.ticketOfCookie(ticketCookie.value)) || { kind: 'none' as const };
    const cookies = kept.slice(0, mostCookiesShown).map((cookie) => viewCookie(cookie, isTicket(cookie)));
    if (JSON.stringify([ticket, cookies]) === JSON.stringify([this.#ticket, this.#cookies])) return;
    this.#ticket = ticket;
    this.#cookies = cookies;
    this.#events.changed();
  }
}
