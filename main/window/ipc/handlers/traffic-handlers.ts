import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** What went over the wire between the jars and anybody's server. */
export function trafficHandlers({ teller }: HandlerDeps): HandlersOf<'traffic'> {
  return { 'traffic.snapshot': () => teller.snapshot() };
}
