import type { JarColour, JarShape } from './bench-records.ts';
import { longestName, sameName } from './person-name.ts';

/** Name, shape and colour: how people tell jars apart. The id is the key everywhere, this is only its dress. */
export interface Avatar {
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
}

export type AvatarLook = Pick<Avatar, 'shape' | 'colour'>;

/** The ready people, in the order in which they come. Each shape and each colour once, so that either alone is enough. */
const people: readonly Avatar[] = [
  { name: 'Ann', shape: 'circle', colour: 'blue' },
  { name: 'Bob', shape: 'square', colour: 'orange' },
  { name: 'Cleo', shape: 'triangle', colour: 'green' },
  { name: 'Dora', shape: 'diamond', colour: 'purple' },
  { name: 'Emil', shape: 'pentagon', colour: 'red' },
  { name: 'Fay', shape: 'star', colour: 'teal' },
  { name: 'Gus', shape: 'hexagon', colour: 'ochre' },
  { name: 'Hana', shape: 'cross', colour: 'slate' },
];

/** Every shape and every colour, in the order of the ready people. */
export const shapes: readonly JarShape[] = people.map(({ shape }) => shape);
export const colours: readonly JarColour[] = people.map(({ colour }) => colour);

/** Whether somebody among `others` wears this shape in this colour already: nobody could tell the two apart. */
export function lookTaken(look: AvatarLook, others: readonly AvatarLook[]): boolean {
  return others.some(({ shape, colour }) => shape === look.shape && colour === look.colour);
}

/**
 * What comes nearest to an avatar that somebody may wear already: a number behind the name, and a look that nobody has half of,
 * as long as there is one. Those are taken from the end, since the first ones are the next ready people's.
 */
export function freeAvatar(wanted: Avatar, others: readonly Avatar[]): Avatar {
  let { name } = wanted;
  for (let number = 2; others.some((other) => sameName(other.name, name)); number++) {
    name = `${wanted.name.slice(0, longestName - 3)} ${number}`;
  }
  if (!lookTaken(wanted, others)) return { ...wanted, name };
  const apart = people.findLast(
    ({ shape, colour }) => !others.some((other) => other.shape === shape || other.colour === colour),
  );
  const looks = shapes.flatMap((shape) => colours.map((colour) => ({ shape, colour })));
  const { shape, colour } = apart ?? looks.find((look) => !lookTaken(look, others)) ?? wanted;
  return { name, shape, colour };
}

/**
 * The avatar for the next person: the first ready one that nobody on the bench wears; past eight people, names get a number.
 */
export function nextAvatar(taken: readonly Avatar[]): Avatar {
  for (let round = 1; ; round++) {
    for (const person of people) {
      const name = round === 1 ? person.name : `${person.name} ${round}`;
      if (!taken.some((avatar) => sameName(avatar.name, name))) return freeAvatar({ ...person, name }, taken);
    }
  }
}
