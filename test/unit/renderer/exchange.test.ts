import { describe, expect, it } from 'vitest';
import type { ComparedSide, Comparison, SentAgain } from '../../../main/shared/exchange-news.ts';
import { newsWords } from '../../../renderer/backstage/exchange/news-words.ts';
import { sentWords } from '../../../renderer/backstage/exchange/sent-words.ts';
import { fakeComparison } from '../../harness/fake-comparison.ts';
import { speak } from '../../harness/languages.ts';

const say = speak('en');
const sent = (change: Partial<SentAgain> = {}, after: Partial<ComparedSide> = {}): Comparison => {
  const comparison = fakeComparison();
  const again = comparison.sent && { ...comparison.sent, ...change };
  return { ...comparison, after: { ...comparison.after, ...after }, sent: again };
};

describe('a request that was sent as somebody else', () => {
  it.each([200, 303, 400, 401, 403, 419, 422, 500])(
    'answered by %i says what was seen, and judges nothing',
    (status) => {
      const words = sentWords(say, sent({}, { status })).join(' ');
      expect(words).toContain(`Ann was answered 303 → /cart/, Bob ${status}.`);
      expect(words).toContain('The request carries a secret that the server gave to Ann.');
      expect(words).toContain('What that proves is not known yet');
      for (const verdict of ['noticed', 'refused', 'took it', 'acted for']) expect(words).not.toContain(verdict);
    },
  );

  it('says how alike the bodies are, but of redirects, whose bodies nobody sees', () => {
    const alike = (same: number, all: number) =>
      sentWords(say, { ...sent({ alike: { same, all } }), before: { ...fakeComparison().before, location: null } })[1];
    expect(alike(4, 4)).toBe('Both bodies have the same content, secrets left aside.');
    expect(alike(999, 1000)).toBe('99 % of the longer body’s lines are in both.');
    expect(alike(0, 0)).toBe('Neither answer has a body.');
    expect(sentWords(say, sent({ alike: null })).join()).not.toContain('compared');
  });

  it.each([
    ['anybody', 'does not tell people apart'],
    ['as-owner', 'the server gives Ann’s answer to Bob too'],
    ['as-stranger', 'Bob is answered as a stranger is'],
    ['neither', 'it has to be read'],
  ] as const)('says what the controls proved: %s', (kind, sentence) => {
    expect(sentWords(say, sent({ verdict: { kind } })).at(-1)).toContain(sentence);
  });

  it('says whose token it carried', () => {
    const notes = [{ kind: 'token-of-own', page: 'http://127.0.0.1:7777/shop/' }] as const;
    expect(sentWords(say, sent({ notes }))).toContain(
      'The form’s secret is Bob’s own: /shop/ was opened as Bob and the secret taken from there.',
    );
  });

  it('says when no answer came, and nothing more of it', () => {
    expect(sentWords(say, sent({}, { status: null, failure: 'net::ERR_FAILED' }))).toEqual([
      'No answer came: net::ERR_FAILED',
      'The request carries a secret that the server gave to Ann.',
    ]);
  });

  it('says nothing of one’s own repeat, nor of two that were chosen', () => {
    expect(sentWords(say, sent({ own: true, notes: [], verdict: null }))).toEqual([]);
    expect(sentWords(say, { ...sent(), sent: null })).toEqual([]);
  });
});

it('tells what came of it in one sentence', () => {
  expect(newsWords(say, { kind: 'saved', file: 'a.har', count: 1, unfinished: 0 })).toBe('1 exchange saved in a.har.');
  expect(newsWords(say, { kind: 'saved', file: 'a.har', count: 1, unfinished: 2 })).toBe(
    '1 exchange saved in a.har. 2 requests are still under way and are not in it.',
  );
  expect(newsWords(say, { kind: 'no-own-token', name: 'Bob' })).toMatch(/^Not sent: no page that Bob can open/);
  expect(newsWords(say, { kind: 'not-copied', form: 'fetch', why: 'body-unknown' })).toContain('not here whole');
  expect(newsWords(say, { kind: 'copied', form: 'markdown', secrets: false, count: 3 })).toBe(
    '3 exchanges copied as Markdown, without secrets.',
  );
});
