import type { JarId } from '../../shared/bench-records.ts';

/**
 * The user agent of a jar's browser: Chromium's own, without Electron's and the app's names (sites treat those as robots),
 * plus a product token of the jar. It is how the server's records tell the panes apart, as it would tell Firefox from
 * Safari; nothing else on the wire is altered.
 */
export function jarAgent(electronAgent: string, jarId: JarId): string {
  return `${browserAgent(electronAgent)} Jar/${jarId}`;
}

/** The same without a jar. */
export function browserAgent(electronAgent: string): string {
  return electronAgent.replace(/ (?:Electron|Jarful|jarful)\/\S+/g, '');
}
