/** What a server that others can reach gives away. */
import { networkInterfaces } from 'node:os';
import texts from '../../languages/en/switches.json' with { type: 'json' };
import type { Settings } from '../settings/settings.ts';
import { listWeak } from '../settings/weaknesses.ts';

/** Whether only this machine reaches a server that listens on `host` (RFC 1122 3.2.1.3, RFC 4291 2.5.3, RFC 6761 6.3). */
export function isLoopback(host: string): boolean {
  return /^(?:127\.|::ffff:127\.)|^::1$|^(?:0{1,4}:){7}0{0,3}1$|^localhost$/i.test(host);
}

/** Each weak switch with what it leaves an attacker, as one sentence goes on; null when none is weak. */
export function describeExposure(settings: Settings): string | null {
  const weak = listWeak(settings).map((name) => `${name} (${texts[`switch.${name}.attacker`].replace(/\.$/, '')})`);
  return weak.length === 0 ? null : weak.join(', ');
}

/** The addresses at which other machines reach a server that listens on all of this one's, as URLs. */
export function listOutwardAddresses(host: string, port: number): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return found
    .filter(({ internal, family, address }) => {
      // Addresses of the link alone need a zone, which no browser takes.
      return !internal && (family === 'IPv4' || (host === '::' && !address.startsWith('fe80:')));
    })
    .map(({ family, address }) => `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`);
}
