/** AA contrast of the design tokens, computed from the file itself (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Avatar, colours, nextAvatar, shapes } from '../../../main/shared/avatars.ts';
import { inks } from '../../../main/window/shell/person-icon.ts';
import { avatarShape } from '../../../renderer/ui/avatar-shape.tsx';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/tokens.css'), 'utf8');
const light = tokensIn(css.slice(0, css.indexOf('@media')));
const dark = { ...light, ...tokensIn(css.slice(css.indexOf('dark)'), css.indexOf('@media (prefers-contrast'))) };

function tokensIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const people = colours;
const grounds = ['paper', 'surface', 'raised', 'sunken'];
const text: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => ['ink', 'ink-quiet'].map((ink) => [ink, ground] as const)),
  ...grounds.flatMap((ground) => people.map((person) => [person, ground] as const)),
  ...people.flatMap((person) => [[person, `${person}-soft`] as const, ['ink', `${person}-soft`] as const]),
  ...people.map((person) => ['ink-quiet', `${person}-soft`] as const),
  ...['added', 'removed', 'altered'].map((change) => [change, `${change}-soft`] as const),
  ['removed', 'surface'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ['ink-quiet', 'accent-soft'],
];

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_theme, tokens) => {
  const colour = (name: string): string => {
    const value = tokens[name];
    if (value === undefined) throw new Error(`no token --${name}`);
    return value;
  };

  test.each(text)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(grounds)('lines that matter are seen on %s', (ground) => {
    expect(contrast(colour('line-strong'), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

test('no two of the ready people share a shape or a colour: whoever sees no colours still tells them apart', () => {
  const ready: Avatar[] = [];
  for (const _ of shapes) ready.push(nextAvatar(ready));
  expect(new Set(ready.map(({ shape }) => shape)).size).toBe(ready.length);
  expect(new Set(ready.map(({ colour }) => colour)).size).toBe(ready.length);
});

test('the mark of a window of a page has the inks of the light view', () => {
  expect(inks).toEqual(Object.fromEntries(colours.map((colour) => [colour, light[colour]])));
});

test('each shape is drawn in its own way', () => {
  const drawn = shapes.map((shape) => JSON.stringify(avatarShape(shape)));
  expect(new Set(drawn).size).toBe(shapes.length);
});
