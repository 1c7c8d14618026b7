import type { TrafficKind } from '../../shared/traffic-records.ts';

const named: ReadonlySet<string> = new Set<TrafficKind>([
  'document',
  'fetch',
  'xhr',
  'stylesheet',
  'script',
  'image',
  'font',
  'websocket',
  'eventsource',
]);

/** @param word as the DevTools protocol or a HAR says it, in lower case; what is not told apart is 'other'. */
export function readKind(word: string | undefined): TrafficKind {
  return word !== undefined && named.has(word) ? (word as TrafficKind) : 'other';
}
