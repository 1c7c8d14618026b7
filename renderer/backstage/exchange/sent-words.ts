import type { ComparedSide, Comparison, SendNote, SentAgain } from '../../../main/shared/exchange-news.ts';
import type { Say } from '../../../main/shared/messages/messages.ts';

/**
 * What has to be known about a request that was sent again, each in a sentence: what was seen, what of the request was
 * whose, and what the answer proves.
 */
export function sentWords(say: Say, { before, after, sent }: Comparison): readonly string[] {
  if (!sent) return [];
  const names = {
    first: before.who?.name ?? say('person.guest'),
    name: after.who?.name ?? say('person.guest'),
  };
  if (after.failure !== null)
    return [say('sent.no-answer', { failure: after.failure }), ...noteWords(say, sent, names)];
  if (sent.own) return [];
  return [
    say('sent.seen', { ...names, before: answerWords(before), after: answerWords(after) }),
    ...alikeWords(say, sent, before, after),
    ...noteWords(say, sent, names),
    ...(sent.verdict === null ? [] : [verdictWords(say, sent.verdict, names)]),
  ];
}

interface Names {
  readonly first: string;
  readonly name: string;
}

function answerWords({ status, failure, location }: ComparedSide): string {
  if (status === null) return failure ?? '…';
  return location === null ? String(status) : `${status} → ${location}`;
}

function alikeWords(say: Say, { alike }: SentAgain, before: ComparedSide, after: ComparedSide): readonly string[] {
  // Of a redirect nobody sees the body.
  if (before.location !== null || after.location !== null) return [];
  if (alike === null) return [say('sent.alike.unknown')];
  if (alike.all === 0) return [say('sent.alike.empty')];
  const percent = alike.same === alike.all ? 100 : Math.min(99, Math.round((100 * alike.same) / alike.all));
  return [say('sent.alike', { percent })];
}

function noteWords(say: Say, { notes }: SentAgain, names: Names): readonly string[] {
  const word = (note: SendNote) =>
    note.kind === 'token-of-own'
      ? say('sent.token-of-own', { ...names, page: new URL(note.page).pathname })
      : say(`sent.${note.kind}`, { ...names });
  return notes.map(word);
}

function verdictWords(say: Say, verdict: NonNullable<SentAgain['verdict']>, names: Names): string {
  return say(verdict.kind === 'unproven' ? `sent.unproven.${verdict.why}` : `sent.verdict.${verdict.kind}`, {
    ...names,
  });
}
