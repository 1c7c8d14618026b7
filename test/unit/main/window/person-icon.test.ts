import { expect, it } from 'vitest';
import { shapes } from '../../../../main/shared/avatars.ts';
import { drawPersonIcon, iconSide } from '../../../../main/window/shell/person-icon.ts';

const pixel = (icon: Buffer, x: number, y: number) => [
  ...icon.subarray((y * iconSide + x) * 4, (y * iconSide + x) * 4 + 4),
];
const middle = iconSide / 2;

it('the middle has the person’s ink, the outer corner nothing', () => {
  const icon = drawPersonIcon({ shape: 'circle', colour: 'blue' });
  expect(icon).toHaveLength(iconSide * iconSide * 4);
  expect(pixel(icon, middle, middle)).toEqual([0xa5, 0x5f, 0x0a, 0xff]);
  expect(pixel(icon, 0, 0)).toEqual([0, 0, 0, 0]);
});

it('every shape is drawn in its own way, and none fills the field', () => {
  const drawn = shapes.map((shape) => drawPersonIcon({ shape, colour: 'red' }).toString('base64'));
  expect(new Set(drawn).size).toBe(shapes.length);
  for (const shape of shapes) {
    const icon = drawPersonIcon({ shape, colour: 'red' });
    expect(pixel(icon, middle, middle)[3]).toBe(0xff);
    expect(pixel(icon, 0, iconSide - 1)[3]).toBeLessThan(0xff);
  }
});
