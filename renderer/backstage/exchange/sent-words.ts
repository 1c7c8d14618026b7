import type { Comparison, SendNote } from '../../../main/shared/exchange-news.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';

/** Answers by which servers refuse a form that is not the visitor's own (419 is Laravel's). */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 419, 422]);

/** What has to be known about a request that was sent again, each in a sentence; nothing when there is nothing to know. */
export function sentWords(say: Say, { before, after, sent }: Comparison): readonly string[] {
  if (!sent) return [];
  const first = before.who?.name ?? say('person.guest');
  const name = after.who?.name ?? say('person.guest');
  const sentence = (note: SendNote): string => {
    if (note !== 'token-of-other') return say(`sent.${note}`, { first, name });
    if (after.status === null) return say('sent.token.unanswered', { first, name });
    return say(refusals.has(after.status) ? 'sent.token.refused' : 'sent.token.taken', { first, name });
  };
  const answered = after.failure === null ? [] : [say('sent.no-answer', { failure: after.failure })];
  return [...answered, ...sent.notes.map(sentence)];
}
