import { expect, it } from 'vitest';
import { notesOnSending, prepareRequest } from '../../../../main/exchanges/prepare-request.ts';
import { takeExchange } from './taken.ts';

const asked = (headers: readonly [string, string][], body: string | null = null) =>
  takeExchange({ request: { headers, body } }).record;

it("sends what the page asked for, and leaves the jar's and the connection's part to the browser", () => {
  const record = asked([
    ['Host', 'a'],
    ['Cookie', 'a=b'],
    ['User-Agent', 'Jar/ann-1'],
    ['sec-ch-ua', '"Chromium"'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Content-Length', '3'],
    ['If-None-Match', '"1"'],
    [':path', '/'],
    ['Content-Type', 'text/plain'],
    ['X-CSRFToken', 'abc'],
  ]);
  expect(prepareRequest(record, true).headers).toEqual([
    ['Sec-Fetch-Site', 'same-origin'],
    ['Content-Type', 'text/plain'],
    ['X-CSRFToken', 'abc'],
  ]);
});

it("leaves the first person's Authorization out when somebody else sends it, and says so", () => {
  const record = asked([['Authorization', 'Bearer x']]);
  expect(prepareRequest(record, true).headers).toHaveLength(1);
  expect(prepareRequest(record, false).headers).toEqual([]);
  expect(notesOnSending(record, false)).toEqual(['authorization-left-out']);
  expect(notesOnSending(record, true)).toEqual([]);
});

it.each([
  ['_token', 'x-www-form-urlencoded'],
  ['csrfmiddlewaretoken', 'x-www-form-urlencoded'],
  ['authenticity_token', 'x-www-form-urlencoded'],
  ['__RequestVerificationToken', 'x-www-form-urlencoded'],
])('says that the token %s was made for the first person', (name) => {
  const record = asked([['Content-Type', 'application/x-www-form-urlencoded']], `a=1&${name}=abc`);
  expect(notesOnSending(record, false)).toEqual(['token-of-other']);
});

it('says when the body was not kept', () => {
  expect(notesOnSending(asked([['Content-Length', '4000']]), true)).toEqual(['body-unknown']);
  expect(notesOnSending(asked([['Content-Length', '0']]), true)).toEqual([]);
});
