/** The people of the fake bench. Apart from the recorder's server and from the bridge, since both need them. */
import type { JarColour, JarId, JarShape, JarState } from '../../main/shared/bench-records.ts';

export function fakeJar(name: string, shape: JarShape, colour: JarColour, number: number): JarState {
  const id = `${name.toLowerCase()}-${number}` as JarId;
  const agent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Jar/${id}`;
  const empty = { ticket: { kind: 'none' }, cookies: [], certificates: [] } as const;
  return { id, name, shape, colour, agent, site: 'shop', kept: false, ...empty };
}

export const ann = fakeJar('Ann', 'circle', 'blue', 1);
export const bob = fakeJar('Bob', 'square', 'orange', 2);
export const cleo = fakeJar('Cleo', 'triangle', 'green', 3);
export const dora = fakeJar('Dora', 'diamond', 'purple', 4);
/** A guest: a browser that is not a pane. */
export const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1';
