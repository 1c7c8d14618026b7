import { z } from 'zod';
import type { RefusedCookie } from '../ipc/contract.ts';
import { maskLine } from '../jars/cookie-view.ts';

export type Refusal = Omit<RefusedCookie, 'jarId' | 'paneId' | 'at'>;

// The DevTools protocol's Network domain, the part that is read here.
const requestSent = z.object({ requestId: z.string(), request: z.object({ url: z.string() }) });
const storedBlocked = z.object({
  requestId: z.string(),
  blockedCookies: z.array(z.object({ blockedReasons: z.array(z.string()), cookieLine: z.string() })),
});
const sentBlocked = z.object({
  requestId: z.string(),
  associatedCookies: z.array(
    z.object({ blockedReasons: z.array(z.string()), cookie: z.object({ name: z.string(), value: z.string() }) }),
  ),
});

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
    const sent = requestSent.safeParse(params);
    if (!sent.success) return;
    this.#addresses.set(sent.data.requestId, sent.data.request.url);
    const oldest = this.#addresses.size > mostRemembered ? this.#addresses.keys().next().value : undefined;
    if (oldest !== undefined) this.#addresses.delete(oldest);
  }
}

function readStored(params: unknown, addresses: ReadonlyMap<string, string>): Refusal[] {
  const parsed = storedBlocked.safeParse(params);
  if (!parsed.success) return [];
  const url = addresses.get(parsed.data.requestId) ?? '';
  return parsed.data.blockedCookies.map(({ blockedReasons, cookieLine }) => ({
    direction: 'stored' as const,
    url,
    name: cookieLine.split('=', 1)[0]?.trim() ?? '',
    line: maskLine(cookieLine),
    reasons: blockedReasons,
  }));
}

function readSent(params: unknown, addresses: ReadonlyMap<string, string>): Refusal[] {
  const parsed = sentBlocked.safeParse(params);
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
