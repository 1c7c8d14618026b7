import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeOwnFileSync } from '../../../server/session-server.ts';
import { type BackstagePlace, backstagePlaces, type Rect } from '../../shared/bench-records.ts';

/** Where the window was, in px of the desktop. */
export interface WindowPlace {
  readonly bounds: Rect;
  readonly maximized: boolean;
  /** Where the person wants the backstage. */
  readonly backstage: BackstagePlace;
}

/** 1920x1080 at 200 %, and 1366x768 at 125 % with a taskbar, still hold it. */
export const smallestWindow = { width: 800, height: 500 };

const placeSchema = z.object({
  bounds: z.object({ x: z.number().optional(), y: z.number().optional(), width: z.number(), height: z.number() }),
  maximized: z.boolean(),
  backstage: z.enum(backstagePlaces).catch('auto'),
});

/** A place that was written down; without `x` and `y` where the desktop tells no program where its windows lie (Wayland). */
export type RememberedPlace = Readonly<z.output<typeof placeSchema>>;

const firstPlace: RememberedPlace = { bounds: { width: 1440, height: 900 }, maximized: false, backstage: 'auto' };

/** Null when there is none, or none that can be read: the window then comes up as at the first start. */
export function readWindowPlace(file: string): RememberedPlace | null {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** @param wayland the desktop tells every window that it lies at (0,0). @throws when the folder cannot be written. */
export function writeWindowPlace(file: string, place: WindowPlace, wayland: boolean): void {
  const { x, y, ...size } = place.bounds;
  const bounds = wayland && x === 0 && y === 0 ? size : place.bounds;
  writeOwnFileSync(file, `${JSON.stringify({ ...place, bounds })}\n`);
}

/**
 * Where the window comes up: as remembered, moved and shrunk into the screen if it would hang out (a projector that has
 * been unplugged); the first time in the middle of the screen.
 *
 * @param screens work areas, the main one first. Never empty.
 */
export function placeWindow(remembered: RememberedPlace | null, screens: readonly [Rect, ...Rect[]]): WindowPlace {
  const { bounds: before, maximized, backstage } = remembered ?? firstPlace;
  const { x, y, ...size } = before;
  if (x === undefined || y === undefined) return { bounds: inTheMiddle(size, screens[0]), maximized, backstage };
  const bounds = { x, y, ...size };
  const area = screens.find((screen) => overlaps(screen, bounds)) ?? screens[0];
  const width = Math.min(Math.max(bounds.width, smallestWindow.width), area.width);
  const height = Math.min(Math.max(bounds.height, smallestWindow.height), area.height);
  return {
    bounds: {
      x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
      y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
      width,
      height,
    },
    maximized,
    backstage,
  };
}

function inTheMiddle(size: Pick<Rect, 'width' | 'height'>, area: Rect): Rect {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return { x, y, width, height };
}

/** Notes, a question and its answers still fit. */
export const smallestTrainerWindow = { width: 480, height: 400 };
const trainerWindow = { width: 560, height: 760 };

/**
 * Where the trainer's window comes up: it fills the other screen, which the class does not see; with one screen alone it
 * stands at that one's right edge.
 *
 * @param other the work area of a screen that the app's window is not on; null: there is none. @param own that of its own
 */
export function placeBeside(other: Rect | null, own: Rect): Rect {
  if (other) return other;
  const [width, height] = [Math.min(trainerWindow.width, own.width), Math.min(trainerWindow.height, own.height)];
  return { x: own.x + own.width - width, y: own.y, width, height };
}

/** By a good piece: a corner of a few pixels is not a place. */
function overlaps(screen: Rect, bounds: Rect): boolean {
  const width = Math.min(screen.x + screen.width, bounds.x + bounds.width) - Math.max(screen.x, bounds.x);
  const height = Math.min(screen.y + screen.height, bounds.y + bounds.height) - Math.max(screen.y, bounds.y);
  return width >= 100 && height >= 100;
}
