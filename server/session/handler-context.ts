/** What a route's handler sees of a request: its visitor, what the shop remembers, and the time. */
import type { Request } from 'express';
import { visitorOf } from '../defence/form-token.ts';
import type { Line } from '../inspector/records.ts';
import type { Language } from '../languages/languages.ts';
import type { Json, Medium, SessionKey } from '../session-types.ts';
import type { Settings } from '../settings/settings.ts';
import type { OrderBook, OrderedSession } from '../store/orders.ts';
import { nextExpiry } from './lifetime.ts';

/** What is remembered about a visitor. Handlers change it in place; the commit sees what changed. */
export type SessionContent = Record<string, Json>;

/** Who the visitor is to the server. */
type Standing =
  | { readonly kind: 'off' }
  /** `showed`: there was a ticket, of no session that the server knows. */
  | { readonly kind: 'stranger'; readonly showed: boolean }
  | { readonly kind: 'known'; readonly hint: string };

export interface HandlerContext {
  readonly settings: Settings;
  readonly medium: Medium;
  readonly orders: OrderBook;
  readonly language: Language;
  readonly now: number;
  /** What stands in the address in the place of its ":names", decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Whether the visitor would rather have JSON than a page. */
  readonly wantsJson: () => boolean;
  readonly content: SessionContent;
  readonly standing: Standing;
  /** The session that is loaded, at the revision that was read; null when there is none (yet). */
  readonly session: OrderedSession | null;
  /** ms since 1970; null when nothing will be remembered. */
  readonly expiresAt: number | null;
  /** Whom the anti-forgery token of this page's forms is for. */
  readonly visitor: string;
  /** Whether that is somebody with a ticket, live or not. */
  readonly hasTicket: boolean;
  readonly form: readonly Line[];
}

export function makeHandlerContext(req: Request, language: Language, now: number): HandlerContext {
  const { context } = req;
  const { settings, store, orders } = context.generation;
  const { loaded, issued } = context;
  const key = issued?.key ?? loaded?.key ?? shownKey(req);
  return {
    settings,
    medium: store.medium,
    orders,
    language,
    now,
    params: req.params as Record<string, string>,
    wantsJson: () => req.accepts(['html', 'json']) === 'json',
    // It belongs to this request: what was there before is still known as text.
    content: loaded === null ? {} : (loaded.stored.data as SessionContent),
    standing: standingOf(req),
    session: loaded === null ? null : { key: loaded.key, rev: loaded.stored.rev },
    expiresAt: issued === null ? context.expiresAt : nextExpiry(settings, now, now),
    visitor: visitorOf(req, key),
    hasTicket: key !== null,
    form: context.form ?? [],
  };
}

function standingOf({ context }: Request): Standing {
  const { loaded, issued, ticket, generation } = context;
  if (!generation.settings.sessions) return { kind: 'off' };
  if (issued !== null) return { kind: 'known', hint: issued.hint };
  return loaded === null
    ? { kind: 'stranger', showed: ticket.kind !== 'none' }
    : { kind: 'known', hint: loaded.stored.hint };
}

/** A form made for a ticket is still that visitor's when the session has ended meanwhile. */
function shownKey({ context }: Request): SessionKey | null {
  return context.ticket.kind === 'valid' ? context.ticket.key : null;
}
