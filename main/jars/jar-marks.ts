import type { JarColour, JarShape } from '../ipc/contract.ts';

/** Name, shape and colour: how people tell jars apart. The id is the key everywhere, this is only its dress. */
export interface JarMark {
  readonly name: string;
  readonly shape: JarShape;
  readonly colour: JarColour;
}

/** The ready people, in the order in which they come. Each shape and each colour once, so that either alone is enough. */
const people: readonly JarMark[] = [
  { name: 'Ann', shape: 'circle', colour: 'blue' },
  { name: 'Bob', shape: 'square', colour: 'orange' },
  { name: 'Cleo', shape: 'triangle', colour: 'green' },
  { name: 'Dora', shape: 'diamond', colour: 'purple' },
  { name: 'Emil', shape: 'pentagon', colour: 'red' },
  { name: 'Fay', shape: 'star', colour: 'teal' },
  { name: 'Gus', shape: 'hexagon', colour: 'ochre' },
  { name: 'Hana', shape: 'cross', colour: 'slate' },
];

/**
 * The mark for the next person: the first ready one that nobody on the bench wears; past eight people, names get a number.
 */
export function nextMark(taken: readonly JarMark[]): JarMark {
  const names = new Set(taken.map((mark) => mark.name));
  for (let round = 1; ; round++) {
    for (const person of people) {
      const name = round === 1 ? person.name : `${person.name} ${round}`;
      if (!names.has(name)) return { ...person, name };
    }
  }
}
