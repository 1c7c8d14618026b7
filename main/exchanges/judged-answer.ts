import { headerOf } from '../shared/wire-headers.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { JudgedAnswer } from './judge-answer.ts';
import type { TakenExchange } from './taken-exchange.ts';

/** Answers as they are compared by content: tickets and tokens are each visitor's own, so they are out of all of them. */
export function judgedAnswer(exchanges: readonly TakenExchange[]): readonly JudgedAnswer[] {
  return hideSecrets(exchanges).map(({ record: { response, failure }, body }): JudgedAnswer => {
    const status = failure === null ? (response?.status ?? null) : null;
    const redirects = status !== null && status >= 300 && status < 400;
    return { status, location: redirects ? headerOf(response?.headers ?? [], 'location') : null, body };
  });
}
