import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { MessageKey } from '../../../main/shared/messages/messages.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import { headersOf } from '../../../main/shared/wire-headers.ts';
import type { RefusalReason } from '../../../server/inspector/records.ts';
import { foreignOf } from '../../state/foreign-exchange.ts';
import { reasonPhrase } from '../exchange/reason-phrase.ts';
import type { Arrow } from './arrow.ts';
import { foreignGift } from './foreign-phrase.ts';

/** The way back: what the server says, what it gives along, and the true lines of it. */
export function answerArrow(exchange: ExchangeRecord): Arrow {
  const { status, headers, cut } = exchange.response;
  const location = headersOf(headers, 'location')[0];
  const cookies = headersOf(headers, 'set-cookie');
  const foreign = foreignOf(exchange);
  const lines = [
    status === 0
      ? (foreign?.failure ?? '')
      : `${status} ${reasonPhrase(status)}${location === undefined ? '' : ` → ${location}`}`,
    ...cookies.map((cookie) => `Set-Cookie: ${cookie}`),
  ];
  return {
    at: exchange.at + exchange.tookMs,
    beat: 'answer',
    from: 'server',
    to: 'person',
    back: true,
    says: {
      key: 'talk.answer',
      values: {
        answer: answerPhrase(exchange),
        gift: foreign ? foreignGift(foreign) : giftPhrase(exchange, cookies),
      },
    },
    wire: lines.join(' · '),
    changes: [],
    refused: status >= 400 || status === 0 || cut,
  };
}

/** What the answer says, and no more than its record holds: of a server that cannot be seen, nothing beyond the status. */
function answerPhrase(exchange: ExchangeRecord): Phrase {
  const { status, headers, cut, refusal } = exchange.response;
  if (status === 0) return { key: cut ? 'answer.given-up' : 'answer.none' };
  if (cut) return { key: 'answer.cut' };
  const [location] = headersOf(headers, 'location');
  if (status >= 300 && status < 400 && location !== undefined)
    return { key: changedSomething(exchange) ? 'answer.done' : 'answer.go', values: { location } };
  if (status === 304) return { key: 'answer.same' };
  if (status < 400) return { key: isPage(exchange) ? 'answer.page' : 'answer.other' };
  const known = refusal === undefined ? undefined : reasons[refusal];
  return { key: known ?? statuses[status] ?? (status >= 500 ? 'answer.failed' : 'answer.not-taken') };
}

function changedSomething({ session: { effect } }: ExchangeRecord): boolean {
  return effect === 'created' || effect === 'changed' || effect === 'regenerated' || effect === 'destroyed';
}

/** The browser took it as a page, or the answer says that it is one. */
function isPage(exchange: ExchangeRecord): boolean {
  const { request, response } = exchange;
  const foreign = foreignOf(exchange);
  if (foreign) return foreign.kind === 'document';
  const [type = ''] = headersOf(response.headers, 'content-type');
  return request.method !== 'HEAD' && type.startsWith('text/html');
}

/** What the shop's own refusals mean where the status alone does not tell. */
const reasons: { readonly [R in RefusalReason]?: MessageKey } = {
  'session-changed': 'answer.session-changed',
  'session-ended': 'answer.session-ended',
  'list-full': 'answer.list-full',
  'shop-full': 'answer.shop-full',
  'nothing-to-order': 'answer.nothing-to-order',
  'cart-changed': 'answer.cart-changed',
  'too-many-waiting': 'answer.too-many-waiting',
  'waited-too-long': 'answer.waited-too-long',
  'store-failed': 'answer.store-failed',
  'made-to-fail': 'answer.made-to-fail',
  'answer-lost': 'answer.answer-lost',
};

/** What a status says by itself, whoever sent it (RFC 9110 section 15). */
const statuses: Readonly<Record<number, MessageKey>> = {
  403: 'answer.refused',
  404: 'answer.not-found',
  405: 'answer.method',
  409: 'answer.conflict',
  422: 'answer.form',
  503: 'answer.unavailable',
};

/** What becomes of the ticket: a new one, the same for longer, none any more, or nothing is said about it. */
function giftPhrase({ session }: ExchangeRecord, cookies: readonly string[]): Phrase | string {
  if (cookies.length === 0) return '';
  if (session.effect === 'destroyed') return { key: 'answer.ticket-back' };
  const { before, after } = session;
  if (!after) return '';
  const { hint } = after;
  if (!before) return { key: 'answer.ticket-new', values: { hint } };
  return { key: before.key === after.key ? 'answer.ticket-again' : 'answer.ticket-changed', values: { hint } };
}
