import type { Participant } from '../../state/participants.ts';

export interface LanePlaces {
  readonly people: readonly Participant[];
  /** px from the left edge: of each person, of the server, of the store. */
  readonly at: (lane: string) => number;
  readonly server: number;
  /** Null: nobody sees what the server keeps, so it has no lane. */
  readonly store: number | null;
  /** px between two people: what a name may take. */
  readonly gap: number;
  /** There is room for names beside the marks: a short one is there whole or not at all. */
  readonly named: boolean;
  /** px: what the heads of server and store may take, each centred on its lane, without touching a neighbour. */
  readonly serverRoom: number;
  readonly storeRoom: number;
}

export interface LaneRoom {
  /** px of the whole diagram. */
  readonly width: number;
  /** px at the end of the heads' row that are not theirs. */
  readonly toolsRoom: number;
  /** How many times the ordinary text: a head is as wide as its type is large. */
  readonly scale: number;
  /** Whether the store is seen, and has a lane. */
  readonly storeSeen: boolean;
}

/** px with ordinary text, from the middle of a head to its end: with a short name, and with the mark alone. */
const halfNamed = 31;
const halfMark = 16;
/** The same of a host with its port. */
const halfHost = 70;

/** Where the lanes stand: people on the left half, with room for sentences right of the server and of the store. */
export function placeLanes(
  people: readonly Participant[],
  { width, toolsRoom, scale, storeSeen }: LaneRoom,
): LanePlaces {
  const first = Math.max(halfNamed * scale + 10, width * 0.05);
  // Many people need more of the width; sentences may run on past the server and the store.
  const besideStore = Math.round(width * (people.length > 4 ? 0.54 : 0.4));
  const alone = Math.round(Math.min(width * 0.62, width - toolsRoom - halfHost * scale));
  const server = storeSeen ? besideStore : Math.max(besideStore, alone);
  // The server's own head needs half a gap more where heads stand close.
  const gap = (server - first) / (people.length > 4 ? people.length + 0.5 : Math.max(people.length, 2));
  const places = new Map(people.map((lane, index) => [lane.id, Math.round(first + gap * index)]));
  const end = width - toolsRoom;
  const store = storeSeen ? Math.round(Math.min(width * 0.72, end - halfNamed * scale)) : null;
  const named = gap > 2 * halfNamed * scale + 4;
  // Each head ends before the middle of its gap, the last one's too.
  const lastEnd = first + gap * (people.length - 1) + (named ? gap / 2 : Math.min(gap / 2, halfMark * scale));
  const rightOfServer = store === null ? end - server : (store - server) / 2;
  const serverRoom = Math.max(20, 2 * Math.min(server - lastEnd, rightOfServer) - 6);
  const storeRoom = store === null ? 0 : Math.max(20, Math.min(store - server, 2 * (end - store)) - 6);
  return { people, at: (lane) => places.get(lane) ?? first, server, store, gap, named, serverRoom, storeRoom };
}
