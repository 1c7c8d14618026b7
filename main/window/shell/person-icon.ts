import type { Avatar, AvatarLook } from '../../shared/avatars.ts';
import type { JarColour } from '../../shared/bench-records.ts';
import { shapeCorners } from '../../shared/shape-corners.ts';

/** px, each way: title bars and task bars make it smaller. */
export const iconSide = 32;
/** Points tried in each pixel, each way: edges come out smooth. */
const finer = 4;
const field = 12;
const radius = 5.2;

/** People's inks in the light view (a test holds them against `renderer/tokens.css`). */
export const inks: Readonly<Record<JarColour, string>> = {
  blue: '#0a5fa5',
  orange: '#a63f00',
  green: '#0a6b4c',
  purple: '#83338a',
  red: '#ab2330',
  teal: '#0b6577',
  ochre: '#6f5300',
  slate: '#475467',
};

/** A person's mark as a bitmap of `iconSide` each way: BGRA, the colours multiplied by alpha, as Skia has them. */
export function drawPersonIcon({ shape, colour }: AvatarLook): Buffer {
  const ink = Number.parseInt(inks[colour].slice(1), 16);
  const channels = [ink & 0xff, (ink >> 8) & 0xff, ink >> 16, 0xff];
  const bitmap = Buffer.alloc(iconSide * iconSide * channels.length);
  for (let place = 0; place < iconSide * iconSide; place++) {
    const covered = coverage(shape, place % iconSide, Math.floor(place / iconSide));
    for (const [index, value] of channels.entries())
      bitmap[place * channels.length + index] = Math.round(value * covered);
  }
  return bitmap;
}

/** How much of a pixel the shape covers, 0 to 1. */
function coverage(shape: Avatar['shape'], column: number, row: number): number {
  let hits = 0;
  for (let point = 0; point < finer * finer; point++) {
    const x = ((column + ((point % finer) + 0.5) / finer) * field) / iconSide;
    const y = ((row + (Math.floor(point / finer) + 0.5) / finer) * field) / iconSide;
    if (isInside(shape, x, y)) hits += 1;
  }
  return hits / (finer * finer);
}

function isInside(shape: Avatar['shape'], x: number, y: number): boolean {
  if (shape === 'circle') return Math.hypot(x - field / 2, y - field / 2) <= radius;
  const corners = shapeCorners[shape];
  // Whoever is inside crosses the border an odd number of times on the way out.
  let inside = false;
  for (const [index, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
