import { describe, expect, it } from 'vitest';
import { type JudgedAnswer, judgeAnswer, likenessOf } from '../../../../main/exchanges/judge-answer.ts';

const page = (body: string, status = 200): JudgedAnswer => ({ status, location: null, body });
const redirect = (location: string): JudgedAnswer => ({ status: 302, location, body: null });
const failed: JudgedAnswer = { status: null, location: null, body: null };

const invoice = page('<h1>Invoice 17</h1>\n<p>Ann owes 30 EUR</p>');
const signIn = redirect('/login?next=/invoice/17');

const judge = (other: JudgedAnswer, repeat = invoice, stranger = signIn, first = invoice) =>
  judgeAnswer({ first, other, controls: { repeat, stranger } });

describe('what an answer to somebody else proves', () => {
  it.each(['not-tried', 'owner-gone'] as const)('is nothing without controls: %s', (controls) => {
    // "Invalid CSRF token" came with a 200, and a plain 403 may be anything.
    for (const other of [page('Invalid CSRF token'), page('no', 403), invoice])
      expect(judgeAnswer({ first: invoice, other, controls })).toEqual({ kind: 'unproven', why: controls });
  });

  it('is the owner’s answer when the owner gets it again and a stranger does not', () => {
    expect(judge(invoice)).toEqual({ kind: 'as-owner' });
  });

  it('is nothing about people when a stranger gets it too', () => {
    expect(judge(invoice, invoice, invoice)).toEqual({ kind: 'anybody' });
  });

  it('is a stranger’s answer when it is the stranger’s, to the letter', () => {
    expect(judge(redirect('/login?next=/invoice/17'))).toEqual({ kind: 'as-stranger' });
    expect(judge(page('Denied', 403), invoice, page('Denied', 403))).toEqual({ kind: 'as-stranger' });
    expect(judge(page('Visitor 2'), invoice, page('Visitor 3'))).toEqual({ kind: 'neither' });
  });

  it('is neither when it is like nobody’s', () => {
    expect(judge(page('<h1>Invoice 17</h1>\n<p>Ann owes 31 EUR</p>'))).toEqual({ kind: 'neither' });
    expect(judge(page('Invalid CSRF token', 403))).toEqual({ kind: 'neither' });
    expect(judge({ ...invoice, status: 203 })).toEqual({ kind: 'neither' });
  });

  it('is nothing when the owner’s own repeat is answered otherwise', () => {
    for (const repeat of [page('Form already used', 409), page('<h1>Gone</h1>'), signIn])
      expect(judge(invoice, repeat)).toEqual({ kind: 'unproven', why: 'owner-differs' });
  });

  it('leaves out what changes by itself between the owner’s two answers, and nothing else', () => {
    const at = (time: string, owes: string) => page(`<p>It is ${time}</p>\n<p>Ann owes ${owes} EUR</p>`);
    const first = at('10:00:01', '30');
    expect(judge(at('10:00:03', '30'), at('10:00:02', '30'), signIn, first)).toEqual({ kind: 'as-owner' });
    expect(judge(at('10:00:03', '31'), at('10:00:02', '30'), signIn, first)).toEqual({ kind: 'neither' });
  });

  it('compares JSON by its members, and redirects by where they lead', () => {
    const answer = (text: string) => page(text);
    const owners = answer('{"owner":"ann","at":1,"sum":30}');
    const repeat = answer('{"owner":"ann","at":2,"sum":30}');
    expect(judge(answer('{"owner":"ann","at":3,"sum":30}'), repeat, signIn, owners)).toEqual({ kind: 'as-owner' });
    expect(judge(answer('{"owner":"bob","at":3,"sum":30}'), repeat, signIn, owners)).toEqual({ kind: 'neither' });
    const away = redirect('/cart/');
    expect(judge(redirect('/cart/'), away, signIn, away)).toEqual({ kind: 'as-owner' });
    expect(judge(redirect('/cart/?error=1'), away, page('no', 403), away)).toEqual({ kind: 'neither' });
  });

  it('is not told when no answer came, to whomever, or a body cannot be read', () => {
    expect(judge(failed)).toEqual({ kind: 'unproven', why: 'no-answer' });
    expect(judge(invoice, failed)).toEqual({ kind: 'unproven', why: 'control-failed' });
    expect(judge(invoice, invoice, failed)).toEqual({ kind: 'unproven', why: 'control-failed' });
    const picture: JudgedAnswer = { status: 200, location: null, body: null };
    expect(judge(picture, picture, signIn, picture)).toEqual({ kind: 'unproven', why: 'body-unknown' });
  });
});

it('says how much of two bodies is the same', () => {
  expect(likenessOf(page('a\nb\nc'), page('a\nx\nc\nc'))).toEqual({ same: 2, all: 4 });
  expect(likenessOf(page('a\na'), page('a'))).toEqual({ same: 1, all: 2 });
  expect(likenessOf(page(''), page(''))).toEqual({ same: 0, all: 0 });
  expect(likenessOf(page(''), redirect('/'))).toBeNull();
});
