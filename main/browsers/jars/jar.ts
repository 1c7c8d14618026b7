import type { Avatar } from '../../shared/avatars.ts';
import type { CookieName, JarHoldings, JarId, JarState } from '../../shared/bench-records.ts';
import type { JarSite } from '../../shared/site-kinds.ts';
import type { CookieStore, StoredCookie } from '../engine/cookie-store.ts';
import type { AnswerLimits, Download, NetworkAnswer, OutgoingRequest, Partition } from '../engine/partition.ts';
import { AcceptedCertificates } from '../security/accepted-certificates.ts';
import { findCookie } from './cookie-place.ts';
import { CookieReading, type CookieReadingEvents, type TicketReader } from './cookie-reading.ts';
import { jarAgent } from './jar-agent.ts';
import { readHoldings } from './jar-holdings.ts';
import { settableCookie } from './settable-cookie.ts';

/** Who it is for, and where its things are. */
export interface JarOptions {
  readonly id: JarId;
  readonly avatar: Avatar;
  readonly site: JarSite;
  /** Lies on the disk and outlives the app. */
  readonly kept: boolean;
  readonly partition: Partition;
  /** What the browser asks for, e.g. "es,en". */
  readonly languages: string;
  readonly tickets: TicketReader;
}

/** `changed`: `state()` would differ now. */
export interface JarEvents extends CookieReadingEvents {
  /** A page wants to put a file on the disk. */
  readonly download: (download: Download) => void;
}

/** One isolated identity. The only owner of its partition: nobody else listens to its cookies or changes it. */
export class Jar {
  readonly id: JarId;
  readonly site: JarSite;
  readonly agent: string;
  /** Lies on the disk and outlives the app. */
  readonly kept: boolean;
  /** For the views that are opened on it. */
  readonly partition: Partition;
  readonly certificates = new AcceptedCertificates();
  #avatar: Avatar;
  readonly #visited = new Set<string>();
  readonly #tickets: TicketReader;
  readonly #events: JarEvents;
  readonly #reading: CookieReading;
  readonly #stopDownloads: () => void;

  constructor({ id, avatar, site, kept, partition, languages, tickets }: JarOptions, events: JarEvents) {
    this.id = id;
    this.#avatar = avatar;
    this.site = site;
    this.kept = kept;
    this.#tickets = tickets;
    this.#events = events;
    this.partition = partition;
    this.agent = jarAgent(partition.userAgent, id);
    // Before the first view: views that exist keep the agent they were made with.
    this.speak(languages);
    // The shop is on this machine. Somebody's own app may lie behind the proxy that the system names.
    if (site === 'own') partition.followProxies();
    this.#reading = new CookieReading(partition.cookies, tickets, events);
    this.#stopDownloads = partition.onDownload((download) => events.download(download));
    // What a kept partition held before.
    if (kept) this.#reading.readSoon();
  }

  get avatar(): Avatar {
    return this.#avatar;
  }

  /** Id and user agent stay as they are: history goes on being hers. */
  setAvatar(avatar: Avatar): void {
    this.#avatar = avatar;
    this.#events.changed();
  }

  state(): JarState {
    const { name, shape, colour } = this.#avatar;
    return {
      id: this.id,
      name,
      shape,
      colour,
      site: this.site,
      kept: this.kept,
      ticket: this.#reading.ticket,
      cookies: this.#reading.cookies,
      certificates: this.certificates.hosts,
    };
  }

  /** What its browser asks for from now on. @param languages e.g. "es,en" */
  speak(languages: string): void {
    this.partition.identify(this.agent, languages);
  }

  /** For edits; whoever else changes something in it changes it for good. */
  get cookieStore(): CookieStore {
    return this.partition.cookies;
  }

  /** Every cookie whole, as it lies in the jar now. */
  cookies(): Promise<readonly StoredCookie[]> {
    return this.partition.cookies.get({});
  }

  /** One cookie whole; null when there is none in that place. */
  cookie(place: CookieName): Promise<StoredCookie | null> {
    return findCookie(this.partition.cookies, place);
  }

  /** The cookies that a request to `url` would carry. */
  cookiesFor(url: string): Promise<readonly StoredCookie[]> {
    return this.partition.cookies.get({ url });
  }

  /** Lays cookies in, as a file kept them. One that the engine does not take (run out, malformed) is left out. */
  async putCookies(cookies: readonly StoredCookie[]): Promise<void> {
    await Promise.allSettled(cookies.map((cookie) => this.partition.cookies.set(settableCookie(cookie))));
  }

  /** Changes to its cookies are told once, when all holds are let go. @returns what lets go */
  hold(): () => void {
    return this.#reading.hold();
  }

  /** Sends a request by the jar's own network stack, with its cookies and under its name. Never rejects. */
  send(request: OutgoingRequest, limits: AnswerLimits): Promise<NetworkAnswer> {
    return this.partition.send(request, limits);
  }

  /** Ends what its pages have under way. */
  async hangUp(): Promise<void> {
    await this.partition.closeConnections();
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

  /** Everything that pages stored, but not the cookies: those are taken out by an edit, which can be undone. */
  async emptyStorage(): Promise<void> {
    await this.partition.emptyStorage();
  }

  /** The cookies of the shop's host as they lie in the jar now, values whole. */
  async shopCookies(): Promise<readonly StoredCookie[]> {
    return this.cookiesFor(this.#tickets.url);
  }

  /** Makes these the only cookies that the jar has of the shop's host. */
  async putShopCookies(wanted: readonly StoredCookie[]): Promise<void> {
    const held = await this.shopCookies();
    await Promise.all(held.map(({ name }) => this.partition.cookies.remove(this.#tickets.url, name)));
    await this.putCookies(wanted);
  }

  /** Lets go of the partition and leaves in it what is there. The jar must not be used afterwards. */
  async leave(): Promise<void> {
    this.#release();
    await this.hangUp();
    await this.partition.flush();
  }

  /** Empties the partition and lets go of it. The jar must not be used afterwards. */
  async forget(): Promise<void> {
    this.#release();
    await this.hangUp();
    await this.partition.clear();
  }

  #release(): void {
    this.#reading.stop();
    this.#stopDownloads();
  }
}
