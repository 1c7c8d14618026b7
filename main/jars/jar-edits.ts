import type { Cookie, Cookies } from 'electron';
import type { CookieName, JarId } from '../ipc/contract.ts';

/** One change that a person made to a jar: what stood there before and after, null for nothing. */
interface JarEdit {
  readonly jarId: JarId;
  readonly before: Cookie | null;
  readonly after: Cookie | null;
}

/** Where a jar's cookies are; undefined when the jar has been forgotten. */
export type CookiesOf = (jarId: JarId) => Cookies | undefined;

const mostRemembered = 100;

/** Changes that people make to jars by hand, with undo and redo. What pages and servers do is theirs and is not undone. */
export class JarEdits {
  readonly #cookiesOf: CookiesOf;
  #done: JarEdit[] = [];
  #undone: JarEdit[] = [];

  constructor(cookiesOf: CookiesOf) {
    this.#cookiesOf = cookiesOf;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** False when the jar holds no such cookie. */
  async remove(jarId: JarId, cookie: CookieName): Promise<boolean> {
    const before = await this.#find(jarId, cookie);
    if (!before) return false;
    await this.#do({ jarId, before, after: null });
    return true;
  }

  /** Puts a copy into another jar, over what stands there: "steal the ticket". False when there is nothing to copy. */
  async copy(from: JarId, cookie: CookieName, to: JarId): Promise<boolean> {
    const after = await this.#find(from, cookie);
    if (!after) return false;
    await this.#do({ jarId: to, before: await this.#find(to, cookie), after });
    return true;
  }

  /** Takes the last change back; does nothing when there is none. */
  async undo(): Promise<void> {
    const edit = this.#done.pop();
    if (!edit) return;
    this.#undone.push(edit);
    await this.#write(edit.jarId, edit.after, edit.before);
  }

  /** Makes the change again that was taken back last; does nothing when there is none. */
  async redo(): Promise<void> {
    const edit = this.#undone.pop();
    if (!edit) return;
    this.#done.push(edit);
    await this.#write(edit.jarId, edit.before, edit.after);
  }

  /** A jar that is gone takes its changes along. */
  forget(jarId: JarId): void {
    this.#done = this.#done.filter((edit) => edit.jarId !== jarId);
    this.#undone = this.#undone.filter((edit) => edit.jarId !== jarId);
  }

  async #do(edit: JarEdit): Promise<void> {
    await this.#write(edit.jarId, edit.before, edit.after);
    this.#done.push(edit);
    if (this.#done.length > mostRemembered) this.#done.shift();
    this.#undone = [];
  }

  async #find(jarId: JarId, { name, domain, path }: CookieName): Promise<Cookie | null> {
    const found = await this.#cookiesOf(jarId)?.get({ name, path });
    return found?.find((cookie) => cookie.domain === domain) ?? null;
  }

  async #write(jarId: JarId, from: Cookie | null, to: Cookie | null): Promise<void> {
    const cookies = this.#cookiesOf(jarId);
    if (!cookies) return;
    if (to) await cookies.set(settableCookie(to));
    else if (from) await cookies.remove(addressOf(from), from.name);
  }
}

/** The address a cookie belongs to. Cookies ignore ports. */
function addressOf(cookie: Cookie): string {
  const host = (cookie.domain ?? '').replace(/^\./, '');
  return `${cookie.secure ? 'https' : 'http'}://${host}${cookie.path ?? '/'}`;
}

/** A cookie as `set` takes it: a host-only cookie must not name its domain, or it would be sent to subdomains too. */
export function settableCookie(cookie: Cookie): Electron.CookiesSetDetails {
  const { name, value, path, secure, httpOnly, sameSite, hostOnly, domain, expirationDate } = cookie;
  return {
    url: addressOf(cookie),
    name,
    value,
    sameSite,
    ...(path === undefined ? {} : { path }),
    ...(secure === undefined ? {} : { secure }),
    ...(httpOnly === undefined ? {} : { httpOnly }),
    ...(hostOnly || domain === undefined ? {} : { domain }),
    ...(expirationDate === undefined ? {} : { expirationDate }),
  };
}
