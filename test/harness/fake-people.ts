/** The people of the fake bench. Apart from the recorder's server and from the bridge, since both need them. */
import { Visitors } from '../../main/network/visitors/visitors.ts';
import type { JarColour, JarId, JarShape, JarState } from '../../main/shared/bench-records.ts';

export function fakeJar(name: string, shape: JarShape, colour: JarColour, number: number): JarState {
  const id = `${name.toLowerCase()}-${number}` as JarId;
  const empty = { ticket: { kind: 'none' }, cookies: [], certificates: [] } as const;
  return { id, name, shape, colour, site: 'shop', kept: false, ...empty };
}

/** The user agent of a fake jar's browser. */
export function agentOf({ id }: Pick<JarState, 'id'>): string {
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Jar/${id}`;
}

export const ann = fakeJar('Ann', 'circle', 'blue', 1);
export const bob = fakeJar('Bob', 'square', 'orange', 2);
export const cleo = fakeJar('Cleo', 'triangle', 'green', 3);
export const dora = fakeJar('Dora', 'diamond', 'purple', 4);
/** A guest: a browser that is not a pane. */
export const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';

/** Knows the fake bench's people by their browsers. */
export function fakeVisitors(): Visitors {
  const visitors = new Visitors();
  for (const jar of [ann, bob, cleo, dora]) visitors.meet(jar.id, agentOf(jar));
  return visitors;
}
