import { expect, test } from 'vitest';
import { isLoopback } from '../../../server/cli/exposure.ts';
import { listOwnHosts } from '../../../server/defence/allow-hosts.ts';
import { showHost } from '../../../server/life/listening.ts';
import { isWeak } from '../../../server/settings/weaknesses.ts';

test('only this machine reaches a server on its loopback addresses', () => {
  for (const host of ['127.0.0.1', '127.8.9.1', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', 'localhost'])
    expect(isLoopback(host), host).toBe(true);
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'fe80::1%eth0', '128.0.0.1', 'localhost.example', '1127.0.0.1'])
    expect(isLoopback(host), host).toBe(false);
});

test('an IPv6 address is an own name as browsers write it, without a zone', () => {
  const own = listOwnHosts({ host: 'FE80:0:0:0::1%eth0', port: 7777, allowedHosts: ['[2001:db8::1]', 'shop:80'] });
  expect(own.has('[fe80::1]:7777')).toBe(true);
  expect(own.has('[2001:db8::1]:7777')).toBe(true);
  expect(own.has('shop:80')).toBe(true);
  expect(own.has('shop')).toBe(false);
  expect(listOwnHosts({ host: '::1', port: 80, allowedHosts: [] }).has('[::1]')).toBe(true);
});

test('the address that is shown can be opened', () => {
  expect(showHost('0.0.0.0')).toBe('127.0.0.1');
  expect(showHost('::')).toBe('[::1]');
  expect(showHost('fe80::1%eth0')).toBe('[fe80::1%25eth0]');
});

test('a name of the server’s own is not weak, another software’s is', () => {
  expect(isWeak('cookieName', 'jarful')).toBe(false);
  expect(isWeak('cookieName', 'jarful-1a2b')).toBe(false);
  expect(isWeak('cookieName', 'connect.sid')).toBe(true);
});
