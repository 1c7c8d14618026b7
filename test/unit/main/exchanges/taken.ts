/** One exchange of Ann with the shop, as Chromium records it. What a test is about, it changes. */
import type { TakenExchange, WireRecord } from '../../../../main/exchanges/taken-exchange.ts';
import type { PaneId } from '../../../../main/shared/bench-records.ts';

/** Made up, in the shape of the shop's: a signed ticket and a sealed token. */
export const ticketId = 'q3Zt8xYw1LkPz0aB7cD2eF4g';
export const ticket = `s%3A${ticketId}.Vb8nM1k2J3h4G5f6D7s8A9qWeRtYuIoP`;
export const formToken = 'a1B2c3D4e5F6g7H8i9J0.k1L2m3N4o5P6q7R8s9T0';

type Request = WireRecord['request'];
type Response = NonNullable<WireRecord['response']>;

export function takeExchange(
  change: {
    readonly who?: string | null;
    readonly body?: string | null;
    readonly request?: Partial<Request>;
    readonly response?: Partial<Response> | null;
    readonly record?: Partial<WireRecord>;
  } = {},
): TakenExchange {
  const request: Request = {
    method: 'POST',
    url: 'http://127.0.0.1:7777/cart/add',
    headers: [
      ['Host', '127.0.0.1:7777'],
      ['User-Agent', 'Mozilla/5.0 Jar/ann-1'],
      ['Accept', 'text/html,*/*;q=0.8'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Origin', 'http://127.0.0.1:7777'],
      ['Cookie', `jarful=${ticket}; theme=dark`],
    ],
    body: `_token=${formToken}&product=tea&count=1`,
    ...change.request,
  };
  const response: Response = {
    status: 303,
    statusText: 'See Other',
    protocol: 'http/1.1',
    headers: [
      ['Location', '/cart/'],
      ['Set-Cookie', `jarful=${ticket}; Path=/; HttpOnly; SameSite=Lax`],
      ['Content-Type', 'text/html'],
    ],
    mimeType: 'text/html',
    bytes: 0,
    fromCache: false,
    ...change.response,
  };
  return {
    who: change.who === undefined ? 'Ann' : change.who,
    record: {
      paneId: 'pane-1' as PaneId,
      at: Date.UTC(2026, 10, 23, 9, 30),
      tookMs: 12.5,
      kind: 'document',
      request,
      response: change.response === null ? null : response,
      failure: null,
      ...change.record,
    },
    body: change.body ?? null,
    inspected: null,
  };
}
