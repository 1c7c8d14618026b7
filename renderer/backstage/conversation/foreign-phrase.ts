import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import type { Phrase } from '../../../main/shared/messages/phrase.ts';
import type { KnownSession } from '../../../main/shared/traffic-records.ts';
import type { ForeignFacts } from '../../state/foreign-exchange.ts';

/** What is wanted of a server whose addresses we do not know by heart. */
export function foreignAsk(host: string, { method, target }: ExchangeRecord['request']): Phrase {
  if (method === 'GET' || method === 'HEAD') return { key: 'ask.foreign', values: { host, target } };
  return { key: 'ask.foreign-send', values: { host, target } };
}

/** With which session cookie it is asked, if its name tells that it is one. */
export function foreignRequest({ shows }: ForeignFacts, ask: Phrase): Phrase {
  if (shows === null) return { key: 'talk.foreign.request', values: { ask } };
  return { key: 'talk.foreign.shows', values: { ask, ...sessionValues(shows) } };
}

/** Which session cookie comes with the answer; empty when none does, or the one that was shown. */
export function foreignGift({ gives, shows }: ForeignFacts): Phrase | string {
  if (gives === null || gives.hint === shows?.hint) return '';
  return { key: shows ? 'answer.foreign.changed' : 'answer.foreign.new', values: sessionValues(gives) };
}

/** A session cookie for a sentence; `none` where no framework is known by its name. */
export function sessionValues({ framework, hint }: KnownSession) {
  return { framework: framework ?? 'none', hint };
}
