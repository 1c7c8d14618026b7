import { describe, expect, it } from 'vitest';
import { carriedTokens, tokenFor, withTokens } from '../../../../main/exchanges/fresh-token.ts';
import { pagesOfTokens } from '../../../../main/exchanges/own-tokens.ts';
import type { TrafficRecord } from '../../../../main/shared/traffic-records.ts';
import { takeExchange } from './taken.ts';

const form = { headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: '_token=a%2Bb&n=1+2' } as const;
const field = { where: 'field', name: '_token', value: 'a+b' } as const;
const header = { where: 'header', name: 'X-CSRFToken', value: 'abc' } as const;

describe('tokens that a request carries', () => {
  it('are found in forms of both kinds and in headers', () => {
    expect(carriedTokens(form)).toEqual([field]);
    const parts = '--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\nabc\r\n--x--\r\n';
    expect(carriedTokens({ headers: [['Content-Type', 'multipart/form-data; boundary=x']], body: parts })).toEqual([
      { where: 'field', name: 'csrfmiddlewaretoken', value: 'abc' },
    ]);
    expect(carriedTokens({ headers: [['X-CSRFToken', 'abc']], body: '{}' })).toEqual([header]);
    expect(carriedTokens({ headers: [['Content-Type', 'text/plain']], body: '_token=1' })).toEqual([]);
  });

  it('are replaced where they stand, and every other byte stays', () => {
    expect(withTokens(form, [{ token: field, value: 'c d&' }]).body).toBe('_token=c%20d%26&n=1+2');
    const parts = '--x\r\nname="_token"\r\n\r\na+b\r\n--x--\r\n';
    expect(withTokens({ ...form, body: parts }, [{ token: field, value: '$&new' }]).body).toContain('$&new');
    const request = { headers: [['X-CSRFToken', 'abc'] as const, ['Accept', '*/*'] as const], body: '{"n":1}' };
    expect(withTokens(request, [{ token: header, value: 'new' }])).toEqual({
      headers: [
        ['X-CSRFToken', 'new'],
        ['Accept', '*/*'],
      ],
      body: '{"n":1}',
    });
  });
});

describe('a sender’s own token', () => {
  it.each([
    ['<input type="hidden" name="_token" value="x&amp;y&#43;z">', 'x&y+z'],
    ["<input value='new' name='_token'/>", 'new'],
    ['<input name=_token value=new>', 'new'],
    ['<input name="other" value="new">', null],
    ['<input name="_token" value="">', null],
  ])('of a field is the field’s on the page: %s', (page, token) => {
    expect(tokenFor(field, page, [['csrftoken', 'cookie']])).toBe(token);
  });

  it('of a header is in a meta element, or in the cookie that scripts copy it from', () => {
    expect(tokenFor(header, '<meta name="csrf-token" content="new">', [])).toBe('new');
    expect(tokenFor(header, '<p>', [['XSRF-TOKEN', 'a%3D']])).toBe('a=');
    expect(tokenFor(header, '<p>', [['theme', 'dark']])).toBeNull();
  });
});

it('looks for it on the page that the request came from, the last one seen, and its own address: of one origin', () => {
  const record = (url: string, at: number): TrafficRecord => ({
    ...takeExchange({ request: { url, method: 'GET' }, response: { status: 200 }, record: { at } }).record,
    id: 'traffic:1' as TrafficRecord['id'],
    who: 'jar:ann-1' as TrafficRecord['who'],
    toShop: false,
    waitedMs: 1,
  });
  const { record: asked } = takeExchange({
    request: { url: 'http://own/add', headers: [['Referer', 'http://own/form']] },
    record: { at: 10 },
  });
  expect(
    pagesOfTokens(asked, [record('http://own/seen', 5), record('http://other/', 6), record('http://own/later', 11)]),
  ).toEqual(['http://own/form', 'http://own/seen', 'http://own/add']);
  const { record: stranger } = takeExchange({
    request: { url: 'http://own/add', headers: [['Referer', 'http://elsewhere/form']] },
  });
  expect(pagesOfTokens(stranger, [])).toEqual(['http://own/add']);
});
