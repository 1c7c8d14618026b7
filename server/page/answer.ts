import type { SessionWish } from '../session/commit.ts';
import type { JsonObject } from '../session-types.ts';

export type ViewName = 'home' | 'team' | 'formdemo' | 'shop' | 'cart' | 'checkout' | 'order' | 'session' | 'error';

/** What a handler answers. It is rendered first, then the session is committed, and only then does it leave. */
export type Answer = { readonly wish?: SessionWish } & (
  | { readonly kind: 'page'; readonly status?: number; readonly view: ViewName; readonly model: object }
  /** 303: the browser fetches `to` with a GET, so that reloading never sends the form again (RFC 9110 15.4.4). */
  | { readonly kind: 'redirect'; readonly to: string; readonly clearSiteData?: boolean }
  | { readonly kind: 'json'; readonly body: JsonObject }
);

/** An answer as it leaves. */
export interface ReadyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
