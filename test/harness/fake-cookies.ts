import type {
  CookieDetails,
  CookieFilter,
  CookieStore,
  StoredCookie,
} from '../../main/browsers/engine/cookie-store.ts';
import { Emitter } from '../../main/shared/emitter.ts';

/**
 * A cookie store in memory by the rules of RFC 6265bis that jars count on. It passes the same contract as Electron's
 * (engine-contract.ts), so that a test on it says something about the app.
 */
export class FakeCookies implements CookieStore {
  readonly #events = new Emitter<{ changed: null }>();
  #cookies: readonly StoredCookie[] = [];
  /** How often it was read whole. */
  reads = 0;

  async get({ url, name }: CookieFilter): Promise<readonly StoredCookie[]> {
    this.reads++;
    return this.#cookies
      .filter((cookie) => runsAt(cookie, Date.now()))
      .filter((cookie) => name === undefined || cookie.name === name)
      .filter((cookie) => url === undefined || wouldSend(cookie, new URL(url)));
  }

  async set({ url, ...details }: CookieDetails): Promise<void> {
    const cookie = storedCookie(details, new URL(url));
    refuseMalformed(cookie);
    const others = this.#cookies.filter((other) => !samePlace(other, cookie));
    const overwrites = others.length < this.#cookies.length;
    const lasts = runsAt(cookie, Date.now());
    this.#cookies = lasts ? [...others, cookie] : others;
    if (overwrites) this.#tell();
    if (lasts) this.#tell();
  }

  async remove(url: string, name: string): Promise<void> {
    const gone = this.#cookies.filter((cookie) => cookie.name === name && wouldSend(cookie, new URL(url)));
    this.#cookies = this.#cookies.filter((cookie) => !gone.includes(cookie));
    for (const _ of gone) this.#tell();
  }

  async flush(): Promise<void> {}

  onChanged(listener: () => void): () => void {
    return this.#events.on('changed', listener);
  }

  clear(): void {
    this.#cookies = [];
  }

  /** Names with values, for whoever compares. */
  get values(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#cookies.map(({ name, value }) => [name, value]));
  }

  /** As in the engine: after whoever changed it has gone on. */
  #tell(): void {
    setTimeout(() => this.#events.emit('changed', null));
  }
}

function storedCookie(details: Omit<CookieDetails, 'url'>, url: URL): StoredCookie {
  const { name, value, domain, path = defaultPath(url), expirationDate, sameSite = 'lax' } = details;
  return {
    name,
    value,
    domain: domain === undefined ? url.hostname : `.${domain.replace(/^\./, '')}`,
    hostOnly: domain === undefined,
    path,
    secure: details.secure ?? false,
    httpOnly: details.httpOnly ?? false,
    session: expirationDate === undefined,
    ...(expirationDate === undefined ? {} : { expirationDate }),
    sameSite,
  };
}

/** RFC 6265bis 4.1.3 (prefixes), 5.6 (characters). */
function refuseMalformed({ name, value, secure, path, hostOnly }: StoredCookie): void {
  const malformed =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
    /[\u0000-\u001f\u007f;]/.test(name + value) ||
    (name.startsWith('__Secure-') && !secure) ||
    (name.startsWith('__Host-') && !(secure && hostOnly && path === '/'));
  if (malformed) throw new Error(`Failed to set cookie - ${name} is malformed`);
}

function samePlace(one: StoredCookie, other: StoredCookie): boolean {
  return one.name === other.name && one.domain === other.domain && one.path === other.path;
}

function runsAt({ expirationDate }: StoredCookie, now: number): boolean {
  return expirationDate === undefined || expirationDate * 1000 > now;
}

/** RFC 6265bis 5.1.3, 5.1.4; cookies ignore ports. */
function wouldSend({ domain = '', hostOnly, path = '/', secure }: StoredCookie, { protocol, hostname, pathname }: URL) {
  const bare = domain.replace(/^\./, '');
  const hostFits = hostname === bare || (!hostOnly && hostname.endsWith(`.${bare}`));
  const pathFits = pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  return hostFits && pathFits && (!secure || protocol === 'https:');
}

/** RFC 6265bis 5.1.4. */
function defaultPath({ pathname }: URL): string {
  const end = pathname.lastIndexOf('/');
  return end <= 0 ? '/' : pathname.slice(0, end);
}
