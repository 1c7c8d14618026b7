import { describe, expect, it } from 'vitest';
import { mayNavigateTop, onlyTheShop } from '../../../main/browsers/security/navigation-policy.ts';
import { isLoopback, judgeVisit } from '../../../main/shared/site-kinds.ts';
import { readAppAddress } from '../../../main/workspace/own-app/read-app-address.ts';

const shop = 'http://127.0.0.1:7777';
const rules = { shop, mayVisit: mayNavigateTop };

describe('judgeVisit', () => {
  it.each([
    ['shop', 'http://127.0.0.1:7777/cart/', 'allowed'],
    ['shop', 'http://127.0.0.1:8000/', 'shop-host'],
    ['shop', 'https://127.0.0.1:7777/', 'shop-host'],
    ['shop', 'http://localhost:8000/', 'allowed'],
    ['shop', 'http://127.0.0.2:8000/', 'allowed'],
    ['shop', 'https://example.org/', 'allowed'],
    ['shop', 'about:blank', 'allowed'],
    ['shop', 'file:///etc/passwd', 'refused'],
    ['own', 'http://127.0.0.1:8000/', 'allowed'],
    ['own', 'http://127.0.0.1:7777/', 'the-shop'],
    ['own', 'http://localhost:7777/', 'the-shop'],
    ['own', 'http://[::1]:7777/', 'the-shop'],
    ['own', 'http://example.org:7777/', 'allowed'],
    ['own', 'app://shell/', 'refused'],
  ] as const)('a jar of the %s kind and %s: %s', (site, address, visit) => {
    expect(judgeVisit(site, address, rules)).toBe(visit);
  });

  it('should refuse all but the shop where machine policy says so', () => {
    const locked = { shop, mayVisit: onlyTheShop(shop) };
    expect(judgeVisit('own', 'http://localhost:8000/', locked)).toBe('refused');
    expect(judgeVisit('shop', 'http://127.0.0.1:7777/', locked)).toBe('allowed');
  });
});

it.each([
  ['localhost', true],
  ['app.localhost', true],
  ['127.3.2.1', true],
  ['[::1]', true],
  ['localhost.example.org', false],
  ['128.0.0.1', false],
  ['127.0.0.1.example.org', false],
])('%s means this machine: %s', (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});

describe('readAppAddress', () => {
  it.each([
    ['8000', 'http://localhost:8000/'],
    [' :3000/admin ', 'http://localhost:3000/admin'],
    ['localhost:8000', 'http://localhost:8000/'],
    ['https://app.test/x', 'https://app.test/x'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000/'],
  ])('%j is %s', (typed, url) => {
    expect(readAppAddress(typed)).toEqual({ ok: true, url });
  });
  it.each(['', '/cart/', '99999', 'ftp://x/', 'what?', 'http://a:b@host/'])('%j is none', (typed) => {
    expect(readAppAddress(typed)).toEqual({ ok: false });
  });
});
