import type { DevToolsLink } from '../../browsers/engine/devtools-link.ts';
import { cookieEvents, nameInLine } from '../../network/traffic/cookie-events.ts';

/** Why cookies were not sent or stored with a request, by name; Chromium's own names. */
export type Verdicts = ReadonlyMap<string, readonly string[]>;

/** Listens to the engine's verdicts on one web contents. */
export class VerdictListener {
  readonly #addresses = new Map<string, string>();
  readonly #sent = new Map<string, Verdicts>();
  readonly #stored = new Map<string, Verdicts>();
  #heard: () => void = () => {};

  private constructor(link: DevToolsLink) {
    link.onMessage((method, params) => {
      if (method === 'Network.requestWillBeSent') this.#noteAddress(params);
      else if (method === 'Network.requestWillBeSentExtraInfo') this.#noteSent(params);
      else if (method === 'Network.responseReceivedExtraInfo') this.#noteStored(params);
      this.#heard();
    });
  }

  static async attach(link: DevToolsLink): Promise<VerdictListener> {
    const listener = new VerdictListener(link);
    link.attach();
    await link.send('Network.enable', {});
    return listener;
  }

  /** The verdicts on the cookies of the request whose address ends in `mark`; waits until the engine has told them. */
  async sent(mark: string): Promise<Verdicts> {
    return this.#wait(this.#sent, mark);
  }

  /** The verdicts on the cookies that the answer to it wanted to store. */
  async stored(mark: string): Promise<Verdicts> {
    return this.#wait(this.#stored, mark);
  }

  #wait(told: ReadonlyMap<string, Verdicts>, mark: string): Promise<Verdicts> {
    return new Promise((resolve) => {
      // Address and verdict are two messages and come in any order.
      const look = () => {
        for (const [id, address] of this.#addresses) {
          const verdicts = told.get(id);
          if (verdicts && address.endsWith(mark)) resolve(verdicts);
        }
      };
      this.#heard = look;
      look();
    });
  }

  #noteAddress(params: unknown): void {
    const { data } = cookieEvents['Network.requestWillBeSent'].safeParse(params);
    if (data) this.#addresses.set(data.requestId, data.request.url);
  }

  #noteSent(params: unknown): void {
    const { data } = cookieEvents['Network.requestWillBeSentExtraInfo'].safeParse(params);
    if (!data) return;
    const kept = data.associatedCookies.filter((entry) => entry.blockedReasons.length > 0);
    this.#sent.set(data.requestId, new Map(kept.map((entry) => [entry.cookie.name, entry.blockedReasons])));
  }

  #noteStored(params: unknown): void {
    const { data } = cookieEvents['Network.responseReceivedExtraInfo'].safeParse(params);
    if (!data) return;
    const refused = data.blockedCookies.map((entry) => [nameInLine(entry.cookieLine), entry.blockedReasons] as const);
    this.#stored.set(data.requestId, new Map(refused));
  }
}
