import { describe, expect, it } from 'vitest';
import { hiddenWord, hideSecrets } from '../../../../main/exchanges/hide-secrets.ts';
import type { TakenExchange } from '../../../../main/exchanges/taken-exchange.ts';
import { headersOf } from '../../../../main/shared/wire-headers.ts';
import { formToken, takeExchange, ticket, ticketId } from './taken.ts';

const hideOne = (taken: TakenExchange): TakenExchange => hideSecrets([taken])[0] ?? taken;

describe('what opens doors is hidden', () => {
  it('in cookies, both ways, names and attributes left', () => {
    const { record } = hideOne(takeExchange());
    expect(headersOf(record.request.headers, 'cookie')).toEqual(['jarful=HIDDEN; theme=HIDDEN']);
    expect(headersOf(record.response?.headers ?? [], 'set-cookie')).toEqual([
      'jarful=HIDDEN; Path=/; HttpOnly; SameSite=Lax',
    ]);
  });

  it('in forms: anti-forgery tokens, passwords and sealed values; the rest stays', () => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: 'abc', password: 'x y', order: formToken, name: 'Ann' });
    const { record } = hideOne(takeExchange({ request: { body: body.toString() } }));
    expect([...new URLSearchParams(record.request.body ?? '')]).toEqual([
      ['csrfmiddlewaretoken', hiddenWord],
      ['password', hiddenWord],
      ['order', hiddenWord],
      ['name', 'Ann'],
    ]);
  });

  it('in a form with files', () => {
    const part = (name: string, value: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const { record } = hideOne(
      takeExchange({
        request: {
          headers: [['Content-Type', 'multipart/form-data; boundary=b']],
          body: `${part('_token', formToken)}${part('name', 'Ann')}--b--\r\n`,
        },
      }),
    );
    expect(record.request.body).toBe(`${part('_token', hiddenWord)}${part('name', 'Ann')}--b--\r\n`);
  });

  it.each([
    ['Authorization', 'Bearer eyJhbGciOi', 'Bearer HIDDEN'],
    ['X-CSRFToken', 'abc', 'HIDDEN'],
    ['x-xsrf-token', 'abc', 'HIDDEN'],
    ['X-Api-Key', 'k', 'HIDDEN'],
    ['Referer', 'http://a.example/?code=1234&page=2', 'http://a.example/?code=HIDDEN&page=2'],
    ['Accept-Language', 'en', 'en'],
  ])('in the header %s: %s', (name, value, shown) => {
    const { record } = hideOne(takeExchange({ request: { headers: [[name, value]], body: null } }));
    expect(record.request.headers).toEqual([[name, shown]]);
  });

  it('in JSON, both ways', () => {
    const { record, body } = hideOne(
      takeExchange({
        request: {
          headers: [['Content-Type', 'application/json']],
          body: '{"user":"ann","password":"pa\\"ss","pin":1234}',
        },
        body: '{"access_token": "abcdef123456", "count": 3}',
      }),
    );
    expect(JSON.parse(record.request.body ?? '')).toEqual({ user: 'ann', password: hiddenWord, pin: hiddenWord });
    expect(JSON.parse(body ?? '')).toEqual({ access_token: hiddenWord, count: 3 });
  });

  it('in a page, in whatever order its attributes stand', () => {
    const page = `<input value="${formToken}" type="hidden" name="_token"><meta name="csrf-token" content="abcdef">`;
    expect(hideOne(takeExchange({ body: page })).body).toBe(
      '<input value="HIDDEN" type="hidden" name="_token"><meta name="csrf-token" content="HIDDEN">',
    );
  });

  it('in an address', () => {
    const url = 'http://127.0.0.1:7777/reset?token=abc&next=/shop/';
    const { record } = hideOne(takeExchange({ request: { url } }));
    expect(record.request.url).toBe('http://127.0.0.1:7777/reset?token=HIDDEN&next=/shop/');
  });
});

it('replaces a secret wherever else it stands, decoded and encoded too', () => {
  const first = takeExchange();
  const echo = takeExchange({
    request: { headers: [], url: `http://127.0.0.1:7777/echo?q=${ticketId}`, body: null },
    body: `your cookie is ${decodeURIComponent(ticket)}`,
  });
  const text = JSON.stringify(hideSecrets([first, echo]));
  for (const secret of [ticket, ticketId, decodeURIComponent(ticket), formToken]) expect(text).not.toContain(secret);
});

it('leaves an exchange without secrets as it is, byte for byte', () => {
  const plain = takeExchange({
    request: { headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: 'a=%7e+b&c' },
    response: { headers: [['Location', '/cart/']] },
    body: '<p>"tea": 1</p>',
  });
  expect(hideOne(plain)).toEqual(plain);
});

it('takes time in proportion to the text, whatever it holds', () => {
  const began = performance.now();
  hideOne(takeExchange({ body: '<input '.repeat(40_000) + '"a":'.repeat(40_000) + '?a='.repeat(40_000) }));
  expect(performance.now() - began).toBeLessThan(2_000);
});
