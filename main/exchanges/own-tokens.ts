import type { Line } from '../../server/inspector/records.ts';
import type { TrafficRecord } from '../shared/traffic-records.ts';
import type { VisitorId } from '../shared/visitor-id.ts';
import { headerOf } from '../shared/wire-headers.ts';
import { type CarriedToken, carriedTokens, tokenFor } from './fresh-token.ts';
import { type RecordDeps, sendAndRecord } from './send-and-record.ts';
import type { Sender } from './send-request.ts';
import type { WireRecord } from './taken-exchange.ts';

/** Pages that are opened in the search for a token. */
const mostPages = 3;

/** A sender's own tokens for a request, and the page that has them. */
export interface OwnTokens {
  readonly tokens: readonly { readonly token: CarriedToken; readonly value: string }[];
  readonly page: string;
}

/**
 * Where the form of a request may stand: the page that it says it comes from, the last one that its sender saw before, and its
 * own address. All of the request's own origin: nobody else's server is asked.
 */
export function pagesOfTokens(
  { request, at }: Pick<WireRecord, 'request' | 'at'>,
  seen: readonly Pick<TrafficRecord, 'request' | 'at' | 'kind' | 'response'>[],
): readonly string[] {
  const { origin } = new URL(request.url);
  const before = seen.filter(
    (one) => one.kind === 'document' && one.request.method === 'GET' && one.response?.status === 200 && one.at < at,
  );
  const last = before.filter((one) => originOf(one.request.url) === origin).at(-1)?.request.url;
  const candidates = [headerOf(request.headers, 'referer'), last, request.url];
  const pages = candidates.filter((page): page is string => page != null && originOf(page) === origin);
  return [...new Set(pages)].slice(0, mostPages);
}

/** Opens the pages as the sender until one has a token for each that the request carries; null when none has. */
export async function fetchOwnTokens(
  deps: RecordDeps,
  sender: Sender,
  who: VisitorId,
  { request }: Pick<WireRecord, 'request'>,
  pages: readonly string[],
): Promise<OwnTokens | null> {
  const carried = carriedTokens(request);
  if (carried.length === 0) return null;
  for (const page of pages) {
    const asked = { method: 'GET', url: page, headers: [['Accept', 'text/html,*/*;q=0.8'] as Line], body: null };
    const { sent } = await sendAndRecord(deps, sender, who, asked, 'document');
    if (sent.response?.status !== 200 || !sent.body || sent.body.base64) continue;
    const { text } = sent.body;
    const cookies = (await sender.cookiesFor(request.url)).map(({ name, value }): Line => [name, value]);
    const tokens = carried.flatMap((token) => {
      const value = tokenFor(token, text, cookies);
      return value === null ? [] : [{ token, value }];
    });
    if (tokens.length === carried.length) return { tokens, page };
  }
  return null;
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
