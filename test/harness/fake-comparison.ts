import { compareExchanges } from '../../main/exchanges/compare-exchanges.ts';
import type { TakenExchange } from '../../main/exchanges/taken-exchange.ts';
import { exchangeId } from '../../main/shared/exchange-id.ts';
import type { ComparedSide, Comparison, SentAgain } from '../../main/shared/exchange-news.ts';
import { bob } from './fake-people.ts';

/** Ann's tea, put into the cart again as Bob, who was refused. */
export function fakeComparison(): Comparison {
  const url = 'http://127.0.0.1:7777/cart/add';
  const first = take('q3Zt8xYw1LkP', 303, [['Location', '/cart/']], '');
  const again = take('b0Bs8xYw1LkP', 403, [['Content-Type', 'text/html; charset=utf-8']], refusal);
  const side = { method: 'POST', url, at: Date.UTC(2026, 10, 23, 9, 30), failure: null };
  const before: ComparedSide = {
    ...side,
    who: { name: 'Ann', shape: 'circle', colour: 'blue' },
    tookMs: 12.4,
    status: 303,
    statusText: 'See Other',
    headers: first.record.response?.headers ?? [],
    location: '/cart/',
    body: first.body,
  };
  const after: ComparedSide = {
    ...side,
    who: { name: 'Bob', shape: 'square', colour: 'orange' },
    tookMs: 9.1,
    status: 403,
    statusText: 'Forbidden',
    headers: again.record.response?.headers ?? [],
    location: null,
    body: again.body,
  };
  const sent: SentAgain = {
    first: exchangeId('traffic', 1),
    again: exchangeId('traffic', 2),
    as: bob.id,
    own: false,
    notes: [{ kind: 'token-of-other' }],
    alike: null,
    verdict: { kind: 'unproven', why: 'not-tried' },
  };
  return { before, after, difference: compareExchanges(first, again), sent };
}

const refusal = '<!doctype html>\n<h1>This form is not yours</h1>\n<p>Nothing was changed.</p>\n';

type Lines = NonNullable<TakenExchange['record']['response']>['headers'];

function take(ticket: string, status: number, headers: Lines, body: string): TakenExchange {
  return {
    who: null,
    record: {
      paneId: null,
      at: 0,
      tookMs: 1,
      kind: 'document',
      request: {
        method: 'POST',
        url: 'http://127.0.0.1:7777/cart/add',
        headers: [
          ['Cookie', `jarful=${ticket}`],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ],
        body: 'product=tea&count=1',
      },
      response: {
        status,
        statusText: '',
        protocol: 'http/1.1',
        headers: [['Cache-Control', 'no-store'], ...headers],
        mimeType: 'text/html',
        bytes: body.length,
        fromCache: false,
      },
      failure: null,
    },
    body,
    inspected: null,
  };
}
