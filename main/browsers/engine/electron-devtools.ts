import type { WebContents } from 'electron';
import type { DevToolsLink } from './devtools-link.ts';

/** The version of the protocol that is spoken; the stable one since 2017. */
const protocolVersion = '1.3';

/** A page's DevTools protocol by Electron's `debugger`. */
export class ElectronDevTools implements DevToolsLink {
  readonly #contents: WebContents;

  constructor(contents: WebContents) {
    this.#contents = contents;
  }

  get attached(): boolean {
    return !this.#contents.isDestroyed() && this.#contents.debugger.isAttached();
  }

  attach(): boolean {
    if (this.#contents.isDestroyed()) return false;
    if (this.attached) return true;
    try {
      this.#contents.debugger.attach(protocolVersion);
      return true;
    } catch {
      return false;
    }
  }

  async send(method: string, params: object, session = ''): Promise<unknown> {
    const link = this.#contents.debugger;
    return session === '' ? link.sendCommand(method, params) : link.sendCommand(method, params, session);
  }

  onMessage(listener: (method: string, params: unknown, session: string) => void): void {
    this.#contents.debugger.on('message', (_event, method, params: unknown, session?: string) => {
      listener(method, params, session ?? '');
    });
  }

  onDetached(listener: () => void): void {
    this.#contents.debugger.on('detach', listener);
  }
}
