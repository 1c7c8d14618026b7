import { describe, expect, test } from 'vitest';
import { readSetCookie } from '../../../main/shared/set-cookie.ts';
import { describeCookie, describeKeptCookie } from '../../../renderer/backstage/cookies/describe-cookie.ts';
import { engineReason } from '../../../renderer/backstage/cookies/engine-reason.ts';
import { refuseCookie } from '../../../renderer/backstage/cookies/refuse-cookie.ts';
import { speak } from '../../harness/languages.ts';

const en = speak('en');
const es = speak('es');
const here = { url: 'http://127.0.0.1:7777/cart/add', now: Date.UTC(2026, 2, 5) };

describe('reading a Set-Cookie line (RFC 6265bis 5.6)', () => {
  test('name, value and attributes, in any case and with blanks', () => {
    expect(readSetCookie(' jarful = s:3f9a ; PATH=/ ;httponly; SameSite=LAX; max-age=1200')).toEqual({
      name: 'jarful',
      value: 's:3f9a',
      domain: null,
      path: '/',
      secure: false,
      httpOnly: true,
      sameSite: 'lax',
      partitioned: false,
      priority: null,
      maxAge: 1200,
      expires: null,
    });
  });

  test('a line without "=" is a nameless value, an empty one is nothing', () => {
    expect(readSetCookie('lonely')).toMatchObject({ name: '', value: 'lonely' });
    expect(readSetCookie('')).toBeNull();
    expect(readSetCookie('=; Path=/')).toBeNull();
  });

  test('what does not count is left out: a relative path, a bad Max-Age, an unknown SameSite, an overlong value', () => {
    const cookie = readSetCookie(`a=b; Path=cart; Max-Age=soon; SameSite=Maybe; Domain=${'x'.repeat(1025)}`);
    expect(cookie).toMatchObject({ path: null, maxAge: null, sameSite: null, domain: null });
  });

  test('the last attribute of a name wins, and a leading dot of Domain goes', () => {
    expect(readSetCookie('a=b; Path=/x; Path=/y; Domain=.Example.org')).toMatchObject({
      path: '/y',
      domain: 'example.org',
    });
  });
});

describe('what a browser will not store', () => {
  const reason = (line: string, url = 'http://shop.example/cart/') => {
    const cookie = readSetCookie(line);
    return cookie && refuseCookie(cookie, url);
  };
  test.each([
    ['a=b; Secure', 'http://shop.example/', 'insecure-origin'],
    ['a=b; Secure', 'https://shop.example/', null],
    ['a=b; Secure', 'http://127.0.0.1:7777/', null],
    ['a=b; SameSite=None', 'https://shop.example/', 'none-needs-secure'],
    ['__Secure-a=b', 'https://shop.example/', 'secure-prefix'],
    ['__Host-a=b; Secure; Path=/; Domain=shop.example', 'https://shop.example/', 'host-prefix'],
    ['__Host-a=b; Secure; Path=/', 'https://shop.example/', null],
    ['a=b; Domain=other.example', 'http://shop.example/', 'foreign-domain'],
    ['a=b; Domain=example', 'http://shop.example/', 'foreign-domain'],
    ['a=b; Domain=shop.example', 'http://www.shop.example/', null],
    ['a=b; Domain=0.0.1', 'http://127.0.0.1/', 'foreign-domain'],
    [`a=${'x'.repeat(4096)}`, 'http://shop.example/', 'too-long'],
    [`a=${'x'.repeat(4095)}`, 'http://shop.example/', null],
    ['a=b\u0001c', 'http://shop.example/', 'control-character'],
  ])('%s from %s: %s', (line, url, wanted) => {
    expect(reason(line, url)).toBe(wanted);
  });
});

describe('in sentences', () => {
  test("the shop's ticket", () => {
    expect(describeCookie(en, 'jarful=s:3f9a…; Max-Age=1200; Path=/; HttpOnly; SameSite=Lax', here)).toEqual([
      'The browser keeps a cookie called jarful for 20 minutes.',
      'It sends it back to 127.0.0.1 alone, on every port, with every address.',
      'Scripts in a page cannot read it (HttpOnly).',
      'From other sites it comes along only when somebody follows a link to here (SameSite=Lax).',
    ]);
  });

  test('in Spanish too', () => {
    expect(describeCookie(es, 'jarful=s:3f9a…; Path=/cart; SameSite=Strict', here)).toEqual([
      'El navegador guarda una cookie llamada jarful hasta que se cierre.',
      'La devuelve solo a 127.0.0.1, en cualquier puerto, con las direcciones bajo /cart.',
      'Los scripts de una página pueden leerla: falta HttpOnly.',
      'No viene cuando otro sitio lleva hasta aquí (SameSite=Strict).',
    ]);
  });

  test('without a Path it is the folder of the address', () => {
    expect(describeCookie(en, 'a=b', here)[1]).toContain('with addresses under /cart.');
  });

  test('one that is over is thrown away', () => {
    const line = 'jarful=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
    expect(describeCookie(en, line, here)).toEqual(['The browser throws its cookie jarful away.']);
    expect(describeCookie(en, 'a=b; Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT', here)).toHaveLength(1);
  });

  test('no life is longer than 400 days', () => {
    expect(describeCookie(en, 'a=b; Max-Age=999999999', here)[0]).toContain('for 400 days');
  });

  test('why it will not be stored', () => {
    expect(describeCookie(en, 'a=b; SameSite=None', here)).toEqual([
      'The cookie a will not be stored because SameSite=None needs Secure.',
    ]);
  });

  test('a cookie that a jar holds reads the same', () => {
    const held = {
      name: 'jarful',
      value: 's:3f9a…',
      domain: '127.0.0.1',
      hostOnly: true,
      path: '/',
      secure: false,
      httpOnly: true,
      sameSite: 'lax',
      expiresAt: here.now + 1_200_000,
      ticket: true,
      known: null,
    } as const;
    expect(describeKeptCookie(en, held, here.now)).toEqual(
      describeCookie(en, 'jarful=x; Max-Age=1200; Path=/; HttpOnly; SameSite=Lax', here),
    );
  });

  test("the engine's own reasons, also ones that we do not know", () => {
    expect(engineReason('SameSiteNoneInsecure')).toBe('engine.none-insecure');
    expect(engineReason('toString')).toBe('engine.unknown');
  });
});

describe('what a Set-Cookie line promises', () => {
  const told = (line: string, url: string) => describeCookie(speak('en'), line, { url, now: 0 }).join(' ');

  test('of encryption is not said of this machine’s own addresses, to which it goes by http too', () => {
    expect(told('a=b; Secure', 'https://shop.example/')).toContain('It travels encrypted only (Secure).');
    expect(told('a=b; Secure', 'http://localhost:8000/')).toContain('to those the browser sends it by http too');
  });

  test.each([
    ['a=b; Secure; Partitioned', 'a jar of its own for it (Partitioned)'],
    ['a=b; Priority=High', 'among the last to be dropped (Priority)'],
    ['a=b; Priority=medium', 'neither among the first nor the last'],
    ['__Host-a=b; Secure; Path=/', 'only this host itself can have set it'],
    ['__Secure-a=b; Secure', 'it can only have been set encrypted'],
  ])('%s', (line, sentence) => {
    expect(told(line, 'https://shop.example/')).toContain(sentence);
  });

  test('of a priority that there is not is nothing', () => {
    expect(told('a=b; Priority=urgent', 'https://shop.example/')).not.toContain('Priority');
  });
});
