import type { WebContents } from 'electron';
import { z } from 'zod';
import type { RefusedCookie } from '../ipc/contract.ts';
import { maskValue } from '../jars/cookie-view.ts';

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

/**
 * Tells of every cookie that the engine refuses to store or to send for this page, with the engine's own reasons. Only the
 * DevTools protocol knows them; attaching to it changes nothing on the wire.
 */
export function watchRefusedCookies(contents: WebContents, tell: (refusal: Refusal) => void): void {
  const addresses = new Map<string, string>();
  contents.debugger.on('message', (_event, method, params) => {
    if (method === 'Network.requestWillBeSent') {
      const sent = requestSent.safeParse(params);
      if (!sent.success) return;
      addresses.set(sent.data.requestId, sent.data.request.url);
      const oldest = addresses.size > mostRemembered ? addresses.keys().next().value : undefined;
      if (oldest !== undefined) addresses.delete(oldest);
    } else if (method === 'Network.responseReceivedExtraInfo') {
      for (const refusal of readStored(params, addresses)) tell(refusal);
    } else if (method === 'Network.requestWillBeSentExtraInfo') {
      for (const refusal of readSent(params, addresses)) tell(refusal);
    }
  });
  try {
    contents.debugger.attach('1.3');
    void contents.debugger.sendCommand('Network.enable').catch(() => {});
  } catch {
    // Somebody else is attached: the page works all the same, only the reasons are unknown.
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

/** "name=value; attributes" with the value masked. */
export function maskLine(line: string): string {
  const end = line.indexOf(';');
  const pair = end < 0 ? line : line.slice(0, end);
  const equals = pair.indexOf('=');
  if (equals < 0) return line;
  return `${pair.slice(0, equals + 1)}${maskValue(pair.slice(equals + 1))}${end < 0 ? '' : line.slice(end)}`;
}
