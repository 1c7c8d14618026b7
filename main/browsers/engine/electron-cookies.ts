import type { Cookies } from 'electron';
import type { CookieDetails, CookieFilter, CookieStore, StoredCookie } from './cookie-store.ts';

/** Electron's cookies of one partition. */
export class ElectronCookies implements CookieStore {
  readonly #cookies: Cookies;

  constructor(cookies: Cookies) {
    this.#cookies = cookies;
  }

  get(filter: CookieFilter): Promise<readonly StoredCookie[]> {
    return this.#cookies.get({ ...filter });
  }

  set(cookie: CookieDetails): Promise<void> {
    return this.#cookies.set({ ...cookie });
  }

  remove(url: string, name: string): Promise<void> {
    return this.#cookies.remove(url, name);
  }

  flush(): Promise<void> {
    return this.#cookies.flushStore();
  }

  onChanged(listener: () => void): () => void {
    const told = () => listener();
    this.#cookies.on('changed', told);
    return () => this.#cookies.off('changed', told);
  }
}
