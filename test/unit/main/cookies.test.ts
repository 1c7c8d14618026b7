import { describe, expect, it } from 'vitest';
import { maskLine, maskValue, viewCookie } from '../../../main/browsers/jars/cookie-view.ts';

describe('maskValue', () => {
  it.each([
    ['s%3A3f9a12cd34.signature', '3f9a…'],
    ['s:3f9a12cd34.signature', '3f9a…'],
    ['3f9a12', '3f9a…'],
    ['yes', 'yes'],
    ['', ''],
  ])('%j is shown as %j', (value, shown) => {
    expect(maskValue(value)).toBe(shown);
  });
});

describe('maskLine', () => {
  it.each([
    ['jarful=s%3A3f9a12cd34.sig; Path=/; HttpOnly', 'jarful=3f9a…; Path=/; HttpOnly'],
    ['a=b', 'a=b'],
    ['no-equals-sign; Secure', 'no-equals-sign; Secure'],
    ['x=longvalue', 'x=long…'],
  ])('%j is shown as %j', (line, shown) => {
    expect(maskLine(line)).toBe(shown);
  });
});

describe('viewCookie', () => {
  it('should say what the engine kept, in ms, without the value', () => {
    const view = viewCookie(
      {
        name: 'jarful',
        value: 's%3A3f9a12cd34.sig',
        domain: '127.0.0.1',
        sameSite: 'lax',
        httpOnly: true,
        expirationDate: 12.3456,
      },
      true,
    );
    expect(view).toEqual({
      name: 'jarful',
      value: '3f9a…',
      domain: '127.0.0.1',
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      sameSite: 'lax',
      expiresAt: 12346,
      ticket: true,
      known: null,
    });
  });
});
