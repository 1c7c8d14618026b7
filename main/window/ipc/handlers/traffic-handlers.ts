import type { HandlersOf, HandlerWorld } from './handler-world.ts';

/** What went over the wire between the jars and anybody's server. */
export function trafficHandlers({ teller }: HandlerWorld): HandlersOf<'traffic'> {
  return { 'traffic.snapshot': () => teller.snapshot() };
}
