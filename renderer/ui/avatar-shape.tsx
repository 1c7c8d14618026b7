import type { ReactElement } from 'react';
import type { JarShape } from '../../main/shared/bench-records.ts';
import { shapeCorners } from '../../main/shared/shape-corners.ts';

/** What guests get: a browser that is not a pane has no shape of its own. */
export type AvatarShape = JarShape | 'guest';

const shapes: Readonly<Record<AvatarShape, ReactElement>> = {
  circle: <circle cx="6" cy="6" r="5.2" />,
  // Its corners are rounded.
  square: <rect x="1" y="1" width="10" height="10" rx="1.4" />,
  triangle: angular('triangle'),
  diamond: angular('diamond'),
  pentagon: angular('pentagon'),
  star: angular('star'),
  hexagon: angular('hexagon'),
  cross: angular('cross'),
  guest: <path d="M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 2.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z" />,
};

function angular(shape: Exclude<JarShape, 'circle'>): ReactElement {
  return <polygon points={shapeCorners[shape].join(' ')} />;
}

/** A person's shape on a 12 by 12 field, in the present colour. */
export function avatarShape(shape: AvatarShape): ReactElement {
  return shapes[shape];
}
