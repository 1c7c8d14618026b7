import { describe, expect, it } from 'vitest';
import { readTypedAddress } from '../../../main/browsers/panes/pane-address.ts';

const shop = 'http://127.0.0.1:7777';

describe('readTypedAddress', () => {
  it.each([
    ['/cart/', 'http://127.0.0.1:7777/cart/'],
    ['  /shop/?a=1#b ', 'http://127.0.0.1:7777/shop/?a=1#b'],
    ['8000', 'http://localhost:8000/'],
    [' :3000/admin ', 'http://localhost:3000/admin'],
    ['localhost:8000', 'http://localhost:8000/'],
    ['localhost', 'http://localhost/'],
    ['127.0.0.1:7777/team/', 'http://127.0.0.1:7777/team/'],
    ['[::1]:3000', 'http://[::1]:3000/'],
    ['one.localhost:5000/x', 'http://one.localhost:5000/x'],
    ['example.org', 'https://example.org/'],
    ['example.org:8443/a', 'https://example.org:8443/a'],
    ['myhost:8080', 'https://myhost:8080/'],
    ['http://example.org/', 'http://example.org/'],
    ['HTTPS://EXAMPLE.org', 'https://example.org/'],
  ])('when %j is typed / should open %j', (typed, url) => {
    expect(readTypedAddress(typed, shop)).toEqual({ ok: true, url });
  });

  it.each([
    '99999',
    '8000x',
    '',
    '   ',
    'two words',
    'file:///etc/passwd',
    'app://shell/',
    'javascript:alert(1)',
    'data:text/html,x',
    'devtools://devtools',
    'chrome://gpu',
    'http://ann:secret@example.org/',
    'http://',
    'ftp://example.org',
    '//example.org',
  ])('when %j is typed / should refuse it', (typed) => {
    expect(readTypedAddress(typed, shop)).toEqual({ ok: false });
  });
});
