import type { JarColour } from '../../../main/shared/bench-records.ts';
import type { ExchangeRecord } from '../../../main/shared/exchange-records.ts';
import { guests } from '../../state/log-lines.ts';
import type { People } from '../../state/people.ts';
import type { AvatarShape } from '../../ui/avatar-shape.tsx';

/** A vertical line of the diagram that belongs to somebody. `id`: the visitor's, or `guests`. */
export interface PersonLane {
  readonly id: string;
  /** Null for guests: named in the window's language. */
  readonly name: string | null;
  readonly shape: AvatarShape;
  readonly colour: JarColour;
  readonly here: boolean;
}

export interface LanePlaces {
  readonly people: readonly PersonLane[];
  /** px from the left edge: of each person, of the server, of the store. */
  readonly at: (lane: string) => number;
  readonly server: number;
  readonly store: number;
  /** px between two people: what a name may take. */
  readonly gap: number;
  /** px: what the heads of server and store may take, each centred on its lane, without touching a neighbour. */
  readonly serverRoom: number;
  readonly storeRoom: number;
}

/** Everybody on the bench, whoever left but still stands in the story, and one lane for all guests. */
export function chooseLanes(people: People, exchanges: readonly ExchangeRecord[]): readonly PersonLane[] {
  const visitors = new Set(exchanges.map((exchange) => exchange.who));
  const lanes: PersonLane[] = [];
  for (const { id, name, shape, colour, here } of people.values()) {
    if (here || visitors.has(id)) lanes.push({ id, name, shape, colour, here });
  }
  // The bench comes in its own order; who left stands behind.
  lanes.sort((one, other) => Number(other.here) - Number(one.here));
  if ([...visitors].some((id) => !people.has(id)))
    lanes.push({ id: guests, name: null, shape: 'guest', colour: 'slate', here: true });
  return lanes;
}

/**
 * Where the lanes stand: people on the left half, with room for sentences right of the server and of the store.
 *
 * @param width px. @param toolsRoom px at the end of the heads' row that are not theirs.
 */
export function placeLanes(people: readonly PersonLane[], width: number, toolsRoom: number): LanePlaces {
  const first = Math.max(44, width * 0.05);
  // Many people need more of the width; sentences may run on past the server and the store.
  const server = Math.round(width * (people.length > 4 ? 0.54 : 0.4));
  const gap = (server - first) / Math.max(people.length, 2);
  const places = new Map(people.map((lane, index) => [lane.id, Math.round(first + gap * index)]));
  const store = Math.round(width * 0.72);
  // Each name ends 3 px before the middle of its gap; the last person's may be as wide as any other's.
  const lastEnd = first + gap * (people.length - 1) + gap / 2;
  const serverRoom = Math.max(20, 2 * Math.min(server - lastEnd, (store - server) / 2) - 6);
  const storeRoom = Math.max(20, Math.min(store - server, 2 * (width - toolsRoom - store)) - 6);
  return { people, at: (lane) => places.get(lane) ?? first, server, store, gap, serverRoom, storeRoom };
}
