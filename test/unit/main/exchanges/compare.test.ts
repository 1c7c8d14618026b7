import { describe, expect, it } from 'vitest';
import { compareExchanges, compareLines } from '../../../../main/exchanges/compare-exchanges.ts';
import { compareTexts } from '../../../../main/exchanges/compare-texts.ts';
import { takeExchange, ticket } from './taken.ts';

describe('lines by name', () => {
  it('come, go and change, whatever case the name is in', () => {
    expect(
      compareLines(
        [
          ['A', '1'],
          ['B', '1'],
          ['C', '1'],
        ],
        [
          ['b', '2'],
          ['c', '1'],
          ['D', '1'],
        ],
      ),
    ).toEqual([
      { sign: '-', name: 'A', before: '1', after: null },
      { sign: '~', name: 'B', before: '1', after: '2' },
      { sign: '+', name: 'D', before: null, after: '1' },
    ]);
  });

  it('are taken one by one where a name comes several times', () => {
    expect(
      compareLines(
        [
          ['V', '1'],
          ['V', '2'],
        ],
        [
          ['V', '1'],
          ['V', '3'],
          ['V', '4'],
        ],
      ),
    ).toEqual([
      { sign: '~', name: 'V', before: '2', after: '3' },
      { sign: '+', name: 'V', before: null, after: '4' },
    ]);
  });
});

describe('texts', () => {
  it('differ line by line, equal ones folded', () => {
    const many = Array.from({ length: 9 }, (_, index) => `line ${index}`);
    expect(compareTexts(many.join('\n'), many.with(4, 'other').join('\n'))).toEqual({
      kind: 'lines',
      lines: [
        { sign: '…', count: 2 },
        { sign: ' ', text: 'line 2' },
        { sign: ' ', text: 'line 3' },
        { sign: '-', text: 'line 4' },
        { sign: '+', text: 'other' },
        { sign: ' ', text: 'line 5' },
        { sign: ' ', text: 'line 6' },
        { sign: '…', count: 2 },
      ],
    });
  });

  it('are laid out first when they are JSON', () => {
    expect(compareTexts('{"a":1,"b":2}', '{"a":1,"b":3}')).toMatchObject({
      lines: [
        { text: '{' },
        { text: '  "a": 1,' },
        { sign: '-', text: '  "b": 2' },
        { sign: '+', text: '  "b": 3' },
        { text: '}' },
      ],
    });
  });

  it('are the same, unknown, or too different', () => {
    expect(compareTexts('a', 'a').kind).toBe('same');
    expect(compareTexts('{"a": 1}', '{"a":1}').kind).toBe('same');
    expect(compareTexts('a\r\nb', 'a\nb\n').kind).toBe('same');
    expect(compareTexts(null, 'a').kind).toBe('unknown');
    expect(compareTexts('a', 'b'.repeat(500_000)).kind).toBe('too-different');
  });
});

describe('two exchanges', () => {
  const ann = takeExchange();
  const other = `s%3A${ticket.slice(4, 8)}otherotherother.sealsealseal1234`;
  const bob = takeExchange({
    who: 'Bob',
    request: { headers: [['cookie', `jarful=${other}`]], body: null },
    response: {
      status: 403,
      headers: [
        ['Content-Type', 'text/html'],
        ['Set-Cookie', `jarful=${other}; Path=/`],
      ],
    },
    body: `<p>${other}</p>`,
  });

  it('are told apart by tickets that begin alike, and give neither away', () => {
    const difference = compareExchanges(ann, bob);
    expect(difference.status).toEqual({ before: 303, after: 403 });
    expect(difference.request.cookies).toEqual([
      { sign: '~', name: 'jarful', before: 'q3Zt…', after: 'q3Zt…' },
      { sign: '-', name: 'theme', before: 'dark', after: null },
    ]);
    expect(difference.answer.cookies).toEqual([
      { sign: '~', name: 'jarful', before: 'q3Zt…; Path=/; HttpOnly; SameSite=Lax', after: 'q3Zt…; Path=/' },
    ]);
    expect(JSON.stringify(difference)).not.toContain('otherother');
    expect(JSON.stringify(difference)).not.toContain(ticket.slice(4, 20));
  });

  it('compare form fields by name, tokens masked', () => {
    const form = (body: string) => takeExchange({ request: { body } });
    expect(compareExchanges(form('_token=abcdefgh&count=1'), form('_token=abcdxyz1&count=2')).request.form).toEqual([
      { sign: '~', name: '_token', before: 'abcd…', after: 'abcd…' },
      { sign: '~', name: 'count', before: '1', after: '2' },
    ]);
  });

  it('are the same as themselves', () => {
    const same = takeExchange({ body: 'x' });
    expect(compareExchanges(same, same)).toEqual({
      status: { before: 303, after: 303 },
      request: { line: [], cookies: [], headers: [], form: [] },
      answer: { cookies: [], headers: [], body: { kind: 'same' } },
    });
  });
});
