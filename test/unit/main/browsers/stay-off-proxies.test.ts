import { describe, expect, it } from 'vitest';
import { readProxyFlags } from '../../../../main/browsers/engine/stay-off-proxies.ts';

const flags = (given: Readonly<Record<string, string>>) => ({
  hasSwitch: (name: string) => name in given,
  getSwitchValue: (name: string) => given[name] ?? '',
});

describe('readProxyFlags', () => {
  it.each([
    ['nothing', {}, { mode: 'system' }],
    [
      'a script',
      { 'proxy-pac-url': 'http://school/proxy.pac' },
      { mode: 'pac_script', pacScript: 'http://school/proxy.pac' },
    ],
    ['to look for one', { 'proxy-auto-detect': '' }, { mode: 'auto_detect' }],
    [
      'a proxy and who goes past it',
      { 'proxy-server': 'school:3128', 'proxy-bypass-list': '*.lan' },
      { mode: 'fixed_servers', proxyRules: 'school:3128', proxyBypassRules: '*.lan' },
    ],
  ])('when the command line names %s / should follow that', (_what, given, config) => {
    expect(readProxyFlags(flags(given as Record<string, string>))).toEqual(config);
  });
});
