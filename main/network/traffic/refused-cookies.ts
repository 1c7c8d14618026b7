import { maskLine } from '../../browsers/jars/cookie-view.ts';
import type { RefusedCookie } from '../../shared/contract/jars.ts';
import { cookieEvents, nameInLine } from './cookie-events.ts';

export type Refusal = Omit<RefusedCookie, 'jarId' | 'paneId' | 'at'>;

/** Reasons that are no news: the cookie is for another path or host, as cookies are. */
const ordinary = new Set(['NotOnPath', 'DomainMismatch']);

/** Requests under way whose address is remembered; older ones are forgotten. */
const mostRemembered = 500;

/** Reads every cookie that the engine refuses to store or to send, with the engine's own reasons: one pane's. */
export class RefusedCookieReader {
  readonly #tell: (refusal: Refusal) => void;
  readonly #addresses = new Map<string, string>();

  constructor(tell: (refusal: Refusal) => void) {
    this.#tell = tell;
  }

  /** @param method the event's name in the protocol. @param params unchecked. */
  read(method: string, params: unknown): void {
    if (method === 'Network.requestWillBeSent') this.#remember(params);
    else if (method === 'Network.responseReceivedExtraInfo') readStored(params, this.#addresses).forEach(this.#tell);
    else if (method === 'Network.requestWillBeSentExtraInfo') readSent(params, this.#addresses).forEach(this.#tell);
  }

  #remember(params: unknown): void {
    const sent = cookieEvents['Network.requestWillBeSent'].safeParse(params);
    if (!sent.success) return;
    this.#addresses.set(sent.data.requestId, sent.data.request.url);
    const oldest = this.#addresses.size > mostRemembered ? this.#addresses.keys().next().value : undefined;
    if (oldest !== undefined) this.#addresses.delete(oldest);
  }
}

function readStored(params: unknown, addresses: ReadonlyMap<string, string>): Refusal[] {
  const parsed = cookieEvents['Network.responseReceivedExtraInfo'].safeParse(params);
  if (!parsed.success) return [];
  const url = addresses.get(parsed.data.requestId) ?? '';
  return parsed.data.blockedCookies.map(({ blockedReasons, cookieLine }) => ({
    direction: 'stored' as const,
    url,
    name: nameInLine(cookieLine),
    line: maskLine(cookieLine),
    reasons: blockedReasons,
  }));
}

function readSent(params: unknown, addresses: ReadonlyMap<string, string>): Refusal[] {
  const parsed = cookieEvents['Network.requestWillBeSentExtraInfo'].safeParse(params);
  if (!parsed.success) return [];
  const url = addresses.get(parsed.data.requestId) ?? '';
  return parsed.data.associatedCookies
    .filter(({ blockedReasons }) => blockedReasons.some((reason) => !ordinary.has(reason)))
    .map(({ blockedReasons, cookie }) => ({
      direction: 'sent' as const,
      url,
      name: cookie.name,
      line: '',
      reasons: blockedReasons,
    }));
}
