import { describe, expect, it } from 'vitest';
import { knowCookie } from '../../../main/browsers/jars/known-cookies.ts';

describe('knowCookie', () => {
  it.each([
    ['connect.sid', 'session', 'Express'],
    ['sessionid', 'session', 'Django'],
    ['csrftoken', 'csrf', 'Django'],
    ['_my_shop_session', 'session', 'Rails'],
    ['PHPSESSID', 'session', 'PHP'],
    ['JSESSIONID', 'session', 'Java'],
    ['ASP.NET_SessionId', 'session', 'ASP.NET'],
    ['.AspNetCore.Session', 'session', 'ASP.NET Core'],
    ['.AspNetCore.Identity.Application', 'session', 'ASP.NET Core'],
    ['.AspNetCore.Antiforgery.9fXoN5jHCXs', 'csrf', 'ASP.NET Core'],
    ['laravel_session', 'session', 'Laravel'],
    ['laravel-session', 'session', 'Laravel'],
    // Flask's, Starlette's and Express' cookie-session: the name alone does not tell whose it is.
    ['session', 'session', null],
    ['XSRF-TOKEN', 'csrf', 'XSRF'],
    ['__Host-next-auth.csrf-token', 'csrf', 'Auth.js'],
    ['__Secure-authjs.session-token', 'session', 'Auth.js'],
  ])('%s is a %s cookie of %s', (name, role, framework) => {
    expect(knowCookie(name)).toEqual({ role, framework, chosen: false });
  });

  it.each(['theme', 'Sessionid', 'my_session_notes', 'jarful', 'xconnect.sid', ''])('%j tells nothing', (name) => {
    expect(knowCookie(name)).toBeNull();
  });

  it('takes a person’s word for what their session is', () => {
    expect(knowCookie('who', 'who')).toEqual({ role: 'session', framework: null, chosen: true });
    expect(knowCookie('PHPSESSID', 'PHPSESSID')).toEqual({ role: 'session', framework: 'PHP', chosen: true });
    expect(knowCookie('csrftoken', 'csrftoken')).toEqual({ role: 'session', framework: null, chosen: true });
    expect(knowCookie('theme', 'who')).toBeNull();
  });
});
