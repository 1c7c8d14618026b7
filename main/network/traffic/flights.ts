import type { Line } from '../../../server/inspector/records.ts';
import { keepNewest } from '../../shared/keep-newest.ts';
import type { TrafficRecord } from '../../shared/traffic-records.ts';

/** One request with its answer; a redirected request is several under one name. */
export interface Hop {
  record: TrafficRecord;
  /** Seconds of the protocol's clock. */
  readonly began: number;
  headBytes: number;
}

/** What the protocol tells under one name. */
export interface Flight {
  readonly hops: Hop[];
  /** What was truly on the wire, in the order of the hops; null where nothing will be told. May come before its hop. */
  readonly sent: (readonly Line[] | null)[];
  readonly received: ({ readonly status: number; readonly headers: readonly Line[] } | null)[];
  fromCache: boolean;
}

/**
 * Requests under way that are remembered; a page that never ends its requests must not decide how many. More than the engine
 * itself lets one page have at a time (it refuses the next with ERR_INSUFFICIENT_RESOURCES after some 3,000): one that is
 * forgotten on its way would be told a second time, from its answer on.
 */
const mostFlights = 10_000;

/** Requests under way, by the protocol's names for them. */
export class Flights {
  readonly #flights = new Map<string, Flight>();

  find(requestId: string): Flight | undefined {
    return this.#flights.get(requestId);
  }

  /** Those whose newest hop there is. */
  *newest(): Iterable<readonly [requestId: string, hop: Hop]> {
    for (const [requestId, { hops }] of this.#flights) {
      const hop = hops.at(-1);
      if (hop) yield [requestId, hop];
    }
  }

  findOrBegin(requestId: string): Flight {
    const known = this.#flights.get(requestId);
    if (known) return known;
    const flight: Flight = { hops: [], sent: [], received: [], fromCache: false };
    this.#flights.set(requestId, flight);
    keepNewest(this.#flights, mostFlights);
    return flight;
  }

  /** The true headers may still be on their way: a flight is forgotten when it has them. */
  forgetSoon(requestId: string, { hops, received }: Flight): void {
    if (received.length >= hops.length) this.#flights.delete(requestId);
  }
}

/** Nothing was on the wire for the newest hop: nothing more will be told of it. */
export function skipExtras({ hops, sent, received }: Flight): void {
  const place = hops.length - 1;
  if (sent.length === place) sent.push(null);
  if (received.length === place) received.push(null);
}

/** ms since the hop began, with a tenth. @param timestamp of the protocol's clock, seconds */
export function since(hop: Hop, timestamp: number): number {
  return Math.max(0, Math.round((timestamp - hop.began) * 10_000) / 10);
}
