import type { JarColour, JarShape, JarState } from '../../main/shared/bench-records.ts';
import { keepNewest, mostPeople } from '../../main/shared/keep-newest.ts';
import { type VisitorId, visitorOfJar } from '../../main/shared/visitor-id.ts';

/** Somebody with a name and a look: from a jar of this window, now or earlier, or from a recording. */
export interface Person {
  readonly id: VisitorId;
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
  /** False when the last pane was closed and the jar forgotten. */
  readonly here: boolean;
}

/** History keeps its names when a jar is closed. */
export type People = ReadonlyMap<VisitorId, Person>;

export const nobodyYet: People = new Map();

export function rememberPeople(people: People, jars: readonly JarState[]): People {
  const next = new Map<VisitorId, Person>();
  for (const [id, person] of people) next.set(id, person.here ? { ...person, here: false } : person);
  for (const jar of jars) {
    const person = personOf(jar);
    next.delete(person.id);
    next.set(person.id, person);
  }
  keepNewest(next, mostPeople);
  return samePeople(people, next) ? people : next;
}

/** Panes come and go, pages load: as long as nobody came, left or changed their looks, people are the same (and nothing is drawn anew). */
function samePeople(one: People, other: People): boolean {
  const [first, second] = [[...one], [...other]];
  return (
    first.length === second.length &&
    first.every(([id, person], place) => {
      const match = second[place];
      return match?.[0] === id && sameLook(match[1], person);
    })
  );
}

function sameLook(one: Person, other: Person): boolean {
  return one.here === other.here && one.name === other.name && one.shape === other.shape && one.colour === other.colour;
}

function personOf(jar: JarState): Person {
  return { id: visitorOfJar(jar.id), name: jar.name, shape: jar.shape, colour: jar.colour, here: true };
}

/** Null for a guest: a browser that is not a pane. */
export function personOfVisitor(people: People, who: VisitorId): Person | null {
  return people.get(who) ?? null;
}
