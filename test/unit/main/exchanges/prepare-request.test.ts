import { expect, it } from 'vitest';
import { isBodyWhole, notesOnSending, prepareRequest } from '../../../../main/exchanges/prepare-request.ts';
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
  expect(notesOnSending(record, false, null)).toEqual([{ kind: 'authorization-left-out' }]);
  expect(notesOnSending(record, true, null)).toEqual([]);
});

it.each([
  ['_token', 'x-www-form-urlencoded'],
  ['csrfmiddlewaretoken', 'x-www-form-urlencoded'],
  ['authenticity_token', 'x-www-form-urlencoded'],
  ['__RequestVerificationToken', 'x-www-form-urlencoded'],
])('says that the token %s was made for the first person', (name) => {
  const record = asked([['Content-Type', 'application/x-www-form-urlencoded']], `a=1&${name}=abc`);
  expect(notesOnSending(record, false, null)).toEqual([{ kind: 'token-of-other' }]);
  expect(notesOnSending(record, false, 'http://a/')).toEqual([{ kind: 'token-of-own', page: 'http://a/' }]);
});

it.each([
  ['4000', null, false],
  ['0', null, true],
  ['2', 'é', true],
  ['9', 'é', false],
])('knows by the length that was sent (%s) whether a body is here whole', (length, body, whole) => {
  expect(isBodyWhole(asked([['Content-Length', length]], body))).toBe(whole);
});

it('takes a body whose length was not sent for whole', () => {
  expect(isBodyWhole(asked([], null))).toBe(true);
});
