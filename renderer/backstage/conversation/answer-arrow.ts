import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { MessageKey } from '../../../main/shared/messages/messages.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import { headersOf } from '../../../main/shared/wire-headers.ts';
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
        answer: answerPhrase(status, location, cut),
        gift: foreign ? foreignGift(foreign) : giftPhrase(exchange, cookies),
      },
    },
    wire: lines.join(' · '),
    changes: [],
    refused: status >= 400 || status === 0 || cut,
  };
}

function answerPhrase(status: number, location: string | undefined, cut: boolean): Phrase {
  if (status === 0) return { key: 'answer.none' };
  if (cut) return { key: 'answer.cut' };
  if (status >= 300 && status < 400 && location !== undefined) return { key: 'answer.go', values: { location } };
  if (status < 400) return { key: 'answer.page' };
  return { key: refusals[status] ?? (status >= 500 ? 'answer.failed' : 'answer.refused') };
}

const refusals: Readonly<Record<number, MessageKey>> = {
  403: 'answer.refused',
  404: 'answer.not-found',
  405: 'answer.method',
  409: 'answer.conflict',
  422: 'answer.form',
  503: 'answer.busy',
};

/** What becomes of the ticket: a new one, none any more, or nothing is said about it. */
function giftPhrase({ session }: ExchangeRecord, cookies: readonly string[]): Phrase | string {
  if (cookies.length === 0) return '';
  if (session.effect === 'destroyed') return { key: 'answer.ticket-back' };
  const { before, after } = session;
  if (!after) return '';
  return { key: before ? 'answer.ticket-changed' : 'answer.ticket-new', values: { hint: after.hint } };
}
