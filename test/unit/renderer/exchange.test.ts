import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../main/shared/exchange-news.ts';
import { newsWords } from '../../../renderer/backstage/exchange/news-words.ts';
import { sentWords } from '../../../renderer/backstage/exchange/sent-words.ts';
import { fakeComparison } from '../../harness/fake-comparison.ts';
import { speak } from '../../harness/languages.ts';

const say = speak('en');
const answered = (status: number | null, change: Partial<Comparison> = {}): Comparison => {
  const comparison = { ...fakeComparison(), ...change };
  return { ...comparison, after: { ...comparison.after, status, failure: status === null ? 'net::ERR_FAILED' : null } };
};

describe('a request that was sent as somebody else', () => {
  it.each([
    [403, 'It noticed that Bob shows it, and refused.'],
    [419, 'It noticed that Bob shows it, and refused.'],
    [303, 'It acted for Bob, whose cookies came along.'],
    [200, 'It acted for Bob, whose cookies came along.'],
  ])('with the form of the first: answered by %i', (status, sentence) => {
    const [words] = sentWords(say, answered(status));
    expect(words).toMatch(/^The form carries a secret that the server gave to Ann/);
    expect(words).toContain(sentence);
  });

  it('says when no answer came', () => {
    expect(sentWords(say, answered(null))).toEqual([
      'No answer came: net::ERR_FAILED',
      'The form carries a secret that the server gave to Ann.',
    ]);
  });

  it('says nothing of two that were chosen', () => {
    expect(sentWords(say, answered(403, { sent: null }))).toEqual([]);
  });
});

it('tells what came of it in one sentence', () => {
  expect(newsWords(say, { kind: 'saved', file: 'a.har', count: 1 })).toBe('1 exchange saved in a.har.');
  expect(newsWords(say, { kind: 'copied', form: 'markdown', secrets: false, count: 3 })).toBe(
    '3 exchanges copied as Markdown, without secrets.',
  );
});
