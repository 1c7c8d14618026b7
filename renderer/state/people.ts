import type { JarColour, JarId, JarShape, JarState } from '../../main/shared/bench-records.ts';

/** Somebody who talked to the server from a jar of this window, now or earlier. */
export interface Person {
  readonly jarId: JarId;
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
  /** False when the last pane was closed and the jar forgotten. */
  readonly here: boolean;
}

/** People by the user agent of their jar: history keeps its names when a jar is closed. */
export type People = ReadonlyMap<string, Person>;

/** Past people kept; who left longest ago is forgotten first. */
const mostPeople = 200;

export const nobodyYet: People = new Map();

export function rememberPeople(people: People, jars: readonly JarState[]): People {
  const next = new Map<string, Person>();
  for (const [agent, person] of people) next.set(agent, person.here ? { ...person, here: false } : person);
  for (const jar of jars) {
    next.delete(jar.agent);
    next.set(jar.agent, personOf(jar));
  }
  for (const agent of next.keys()) {
    if (next.size <= mostPeople) break;
    next.delete(agent);
  }
  return samePeople(people, next) ? people : next;
}

/** Panes come and go, pages load: as long as nobody came, left or changed their looks, people are the same (and nothing is drawn anew). */
function samePeople(one: People, other: People): boolean {
  const [first, second] = [[...one], [...other]];
  return (
    first.length === second.length &&
    first.every(([agent, person], place) => {
      const match = second[place];
      return match?.[0] === agent && sameLook(match[1], person);
    })
  );
}

function sameLook(one: Person, other: Person): boolean {
  return one.here === other.here && one.name === other.name && one.shape === other.shape && one.colour === other.colour;
}

export function personOf(jar: JarState): Person {
  return { jarId: jar.id, name: jar.name, shape: jar.shape, colour: jar.colour, here: true };
}

/** Null for a guest: a browser that is not a pane. */
export function personByAgent(people: People, agent: string): Person | null {
  return people.get(agent) ?? null;
}
