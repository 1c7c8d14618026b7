import { maskValue } from '../browsers/jars/cookie-view.ts';
import type { ComparedSide, Comparison } from '../shared/exchange-news.ts';
import { headerOf } from '../shared/wire-headers.ts';
import { compareExchanges } from './compare-exchanges.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { KnownExchange } from './take-exchanges.ts';

/** Characters of a body that stand in the window; the difference is made of the whole. */
const mostBody = 20_000;

/** Two exchanges side by side and their difference, as the window may have them. */
export function compareSides(before: KnownExchange, after: KnownExchange, sent: Comparison['sent']): Comparison {
  const [one, other] = hideSecrets([before, after], maskValue);
  return {
    before: sideOf({ ...before, ...one }),
    after: sideOf({ ...after, ...other }),
    difference: compareExchanges(before, after),
    sent,
  };
}

function sideOf({ person, record, body }: KnownExchange): ComparedSide {
  const { request, response } = record;
  return {
    who: person && { name: person.name, shape: person.shape, colour: person.colour },
    method: request.method,
    url: request.url,
    at: record.at,
    tookMs: record.tookMs,
    status: response?.status ?? null,
    statusText: response?.statusText ?? '',
    failure: record.failure,
    headers: response?.headers ?? [],
    location: headerOf(response?.headers ?? [], 'location'),
    body: body === null ? null : body.slice(0, mostBody),
  };
}
