import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import { headersOf } from '../../../main/shared/wire-headers.ts';
import { foreignOf } from '../../state/foreign-exchange.ts';
import { askPhrase } from './ask-phrase.ts';
import { foreignAsk, foreignGift, sessionValues } from './foreign-phrase.ts';

/** A click in one sentence, from its deciding exchange: what somebody wants, and what came of it as far as the record proves. */
export function clickPhrase(exchange: ExchangeRecord): Phrase {
  const foreign = foreignOf(exchange);
  const ask = foreign ? foreignAsk(foreign.host, exchange.request) : askPhrase(exchange.request);
  return { key: 'click.sentence', values: { ask, outcome: outcomeOf(exchange) } };
}

function outcomeOf(exchange: ExchangeRecord): Phrase | string {
  const { status, cut, headers, refusal } = exchange.response;
  if (status === 0) return { key: cut ? 'click.given-up' : 'click.no-answer' };
  if (cut) return { key: 'click.left' };
  if (refusal === 'made-to-fail' || refusal === 'answer-lost') return { key: 'click.made-to-fail', values: { status } };
  if (status >= 500) return { key: 'click.failed', values: { status } };
  if (status >= 400) return { key: 'click.refused', values: { status } };
  const foreign = foreignOf(exchange);
  if (foreign)
    return foreign.gives === null || foreignGift(foreign) === ''
      ? ''
      : { key: 'click.foreign-ticket', values: sessionValues(foreign.gives) };
  const { before, after, effect } = exchange.session;
  const given = headersOf(headers, 'set-cookie').length > 0;
  if (effect === 'destroyed') return { key: 'click.ended' };
  if (after && given && effect === 'created') return { key: 'click.ticket-new', values: { hint: after.hint } };
  if (after && given && before && before.key !== after.key)
    return { key: 'click.ticket-changed', values: { hint: after.hint } };
  if (exchange.request.method === 'POST' && (effect === 'none' || effect === 'read')) return { key: 'click.unchanged' };
  return '';
}
