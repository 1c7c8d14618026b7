import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import type { ForeignFacts } from '../../state/foreign-exchange.ts';

/** What is wanted of a server whose addresses we do not know by heart. */
export function foreignAsk(host: string, { method, target }: ExchangeRecord['request']): Phrase {
  if (method === 'GET' || method === 'HEAD') return { key: 'ask.foreign', values: { host, target } };
  return { key: 'ask.foreign-send', values: { host, target } };
}

/** With which session cookie it is asked, if its name tells that it is one. */
export function foreignRequest({ shows }: ForeignFacts, ask: Phrase): Phrase {
  if (shows === null) return { key: 'talk.foreign.request', values: { ask } };
  return { key: 'talk.foreign.shows', values: { ask, framework: shows.framework, hint: shows.hint } };
}

/** Which session cookie comes with the answer; empty when none does, or the one that was shown. */
export function foreignGift({ gives, shows }: ForeignFacts): Phrase | string {
  if (gives === null || gives.hint === shows?.hint) return '';
  const { framework, hint } = gives;
  return { key: shows ? 'answer.foreign.changed' : 'answer.foreign.new', values: { framework, hint } };
}
