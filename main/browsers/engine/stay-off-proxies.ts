import type { CommandLine, ProxyConfig } from 'electron';

/**
 * Makes every partition go to each server itself, until one is told to follow the system's proxies. Chromium fetches a proxy
 * script as soon as there is a partition and knows this machine's own names only when it has been run: one that never answers
 * would keep the shop away for half a minute, and looking for one asks the network though the shop needs none.
 *
 * Must run before the app is ready.
 */
export function stayOffProxies(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  // It is stronger than the flags that name a proxy: they are read below, for whoever follows them.
  commandLine.appendSwitch('no-proxy-server');
}

/** What the command line says of proxies, in Chromium's own flags; the system's settings when it says nothing. */
export function readProxyFlags(commandLine: Pick<CommandLine, 'hasSwitch' | 'getSwitchValue'>): ProxyConfig {
  const pacScript = commandLine.getSwitchValue('proxy-pac-url');
  if (pacScript !== '') return { mode: 'pac_script', pacScript };
  if (commandLine.hasSwitch('proxy-auto-detect')) return { mode: 'auto_detect' };
  const proxyRules = commandLine.getSwitchValue('proxy-server');
  if (proxyRules === '') return { mode: 'system' };
  return { mode: 'fixed_servers', proxyRules, proxyBypassRules: commandLine.getSwitchValue('proxy-bypass-list') };
}
