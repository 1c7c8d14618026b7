import type { JarShape } from './bench-records.ts';

/** [x, y] on a field of 12 by 12. */
type Corner = readonly [number, number];

/** Where a person's shape has its corners; the circle, of radius 5.2 around the middle, has none. */
export const shapeCorners: Readonly<Record<Exclude<JarShape, 'circle'>, readonly Corner[]>> = {
  square: corners('1,1 11,1 11,11 1,11'),
  triangle: corners('6,.9 11.5,10.8 .5,10.8'),
  diamond: corners('6,.3 11.7,6 6,11.7 .3,6'),
  pentagon: corners('6,.5 11.6,4.6 9.5,11.2 2.5,11.2 .4,4.6'),
  star: corners('6,.2 7.7,4.1 11.8,4.5 8.7,7.3 9.6,11.4 6,9.3 2.4,11.4 3.3,7.3 .2,4.5 4.3,4.1'),
  hexagon: corners('3.2,1 8.8,1 11.7,6 8.8,11 3.2,11 .3,6'),
  cross: corners('4,.6 8,.6 8,4 11.4,4 11.4,8 8,8 8,11.4 4,11.4 4,8 .6,8 .6,4 4,4'),
};

function corners(text: string): readonly Corner[] {
  return text.split(' ').map((corner) => {
    const [x = 0, y = 0] = corner.split(',').map(Number);
    return [x, y];
  });
}
