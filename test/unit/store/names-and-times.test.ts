import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toMemcachedTime } from '../../../server/store/memcached/memcached-connection.ts';
import { isOrderNumber, orderNumberOf } from '../../../server/store/orders.ts';
import { parseData } from '../../../server/store/session-data.ts';
import { isSessionKey, sessionKeyOf } from '../../../server/store/session-key.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 22);

test('C30 C31: whatever the ID, the key is 64 hex digits, and another ID has another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(isSessionKey(sessionKeyOf(one))).toBe(true);
      expect(sessionKeyOf(one) === sessionKeyOf(other)).toBe(one === other);
    }),
  );
  expect(sessionKeyOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  for (const none of ['', 'abc', '../../x', sessionKeyOf('a').toUpperCase(), `${sessionKeyOf('a')}\n`]) {
    expect(isSessionKey(none)).toBe(false);
  }
});

test('C60: order numbers are well-formed and do not repeat', () => {
  const numbers = Array.from({ length: 10_000 }, (_, n) => orderNumberOf(`token ${n}`));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every(isOrderNumber)).toBe(true);
  for (const none of ['', '7K2M-Q0XA', '7K2M-Q0XA-9TRI', '../../7K2M', '7K2M-Q0XA-9TRD\n', '7k2m-q0xa-9trd']) {
    expect(isOrderNumber(none)).toBe(false);
  }
});

test('C41 memcached: lifetimes are seconds up to 30 days, a date beyond, and for ever where dates end', () => {
  expect(toMemcachedTime(null, now)).toBe(0);
  expect(toMemcachedTime(1, now)).toBe(1);
  expect(toMemcachedTime(0, now)).toBe(1);
  expect(toMemcachedTime(-5000, now)).toBe(1);
  expect(toMemcachedTime(1001, now)).toBe(2);
  expect(toMemcachedTime(30 * day, now)).toBe(30 * 24 * 60 * 60);
  expect(toMemcachedTime(31 * day, now)).toBe(now / 1000 + 31 * 24 * 60 * 60);
  expect(toMemcachedTime(2 ** 31 + 1, now)).toBe(2_147_484);
  expect(toMemcachedTime(100 * 365 * day, now)).toBe(0);
});

test('C29: only a JSON object is data', () => {
  expect(parseData('{"a":[1]}')).toEqual({ a: [1] });
  for (const none of ['', '[]', 'null', '"x"', '1', '{"a":', '\u0000', 'undefined']) expect(parseData(none)).toBeNull();
});
