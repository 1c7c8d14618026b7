import type { ReactElement } from 'react';
import type { JarShape } from '../../main/shared/bench-records.ts';

/** What guests get: a browser that is not a pane has no shape of its own. */
export type AvatarShape = JarShape | 'guest';

const shapes: Readonly<Record<AvatarShape, ReactElement>> = {
  circle: <circle cx="6" cy="6" r="5.2" />,
  square: <rect x="1" y="1" width="10" height="10" rx="1.4" />,
  triangle: <path d="M6 .9 11.5 10.8H.5z" />,
  diamond: <path d="M6 .3 11.7 6 6 11.7.3 6z" />,
  pentagon: <path d="M6 .5 11.6 4.6 9.5 11.2H2.5L.4 4.6z" />,
  star: <path d="M6 .2 7.7 4.1 11.8 4.5 8.7 7.3 9.6 11.4 6 9.3 2.4 11.4 3.3 7.3.2 4.5 4.3 4.1z" />,
  hexagon: <path d="M3.2 1h5.6L11.7 6 8.8 11H3.2L.3 6z" />,
  cross: <path d="M4 .6h4V4h3.4v4H8v3.4H4V8H.6V4H4z" />,
  guest: <path d="M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 2.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z" />,
};

/** A person's shape on a 12 by 12 field, in the present colour. */
export function avatarShape(shape: AvatarShape): ReactElement {
  return shapes[shape];
}
